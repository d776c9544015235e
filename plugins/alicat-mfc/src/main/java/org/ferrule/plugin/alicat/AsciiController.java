package org.ferrule.plugin.alicat;

import java.util.List;
import java.util.Optional;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Nameplate;

/** A controller that speaks ASCII. */
record AsciiController(AsciiLine line, Dialect dialect, FrameReader frames, UnitLabel flowUnit, double fullScale)
        implements Controller {
    private static final String LAYOUT = "??D*";

    /** Discovers the layout and checks that what the site file says of the controller is true. */
    static AsciiController open(SessionContext context) throws ConfigurationException, ConnectionException {
        AsciiLine line = AsciiLine.of(context.links().stream("link"), context.settings());
        try {
            Settings settings = context.settings();
            Dialect dialect = Dialect.of(settings, firmware(line));
            FrameLayout layout = FrameLayout.of(line.table(LAYOUT))
                    .orElseThrow(() -> line.failure(CommFault.PROTOCOL, "the answer to '" + LAYOUT + "' is no table"));
            DeclaredUnits units = new DeclaredUnits(context.descriptor(), settings.text("flowUnit"));
            UnitLabel flowUnit = flowUnit(layout, units);
            double fullScale = FullScale.of(line, layout, flowUnit, units).verified(settings.real("fullScale"));
            return new AsciiController(
                    line, dialect, new FrameReader(layout, units, Gases.of(context.descriptor())), flowUnit, fullScale);
        } catch (DeviceException refused) {
            throw new ConnectionException(
                    CommFault.PROTOCOL, "the controller does not describe itself: " + refused.getMessage(), refused);
        }
    }

    /** Some firmware does not know the question; then nothing is concluded from its age. */
    private static Firmware firmware(AsciiLine line) throws ConnectionException {
        try {
            return Firmware.in(line.ask("VE"));
        } catch (DeviceException refused) {
            return Firmware.in(refused.deviceCode());
        }
    }

    /** Both must be in the unit that the site file names, or every flow would be a wrong number. */
    private static UnitLabel flowUnit(FrameLayout layout, DeclaredUnits units) throws ConfigurationException {
        FrameField setPoint = layout.find(Quantity.SET_POINT)
                .orElseThrow(() -> new ConfigurationException(
                        "link",
                        "the controller has no mass-flow set-point in its data frame; it is a meter, or controls pressure."
                                + " Let it control mass flow"));
        FrameField flow = layout.find(Quantity.FLOW)
                .orElseThrow(() -> new ConfigurationException(
                        "link", "the controller does not show its mass flow; put it into its data frame"));
        checkUnit("set-point", Quantity.SET_POINT, setPoint, units);
        return checkUnit("mass flow", Quantity.FLOW, flow, units);
    }

    private static UnitLabel checkUnit(String what, Quantity quantity, FrameField field, DeclaredUnits units)
            throws ConfigurationException {
        return units.find(quantity, field.unit())
                .orElseThrow(() -> new ConfigurationException(
                        "flowUnit",
                        units.flowUnit() + ", but the controller shows its " + what + " in '" + field.unit()
                                + "'; write that, or switch the controller's unit"));
    }

    @Override
    public Nameplate identify() throws ConnectionException, DeviceException {
        return Identity.of(line.table(Identity.REQUEST))
                .orElseThrow(() -> new DeviceException(
                        "no serial number", "have the controller serviced; it cannot be told from another"));
    }

    @Override
    public Snapshot look() throws ConnectionException, DeviceException {
        return frames.read(line.ask(""));
    }

    @Override
    public void setPoint(double flow) throws ConnectionException, DeviceException {
        String unused = line.ask(dialect.setPoint(flowUnit.toShown(flow)));
    }

    @Override
    public void gas(long number) throws ConnectionException, DeviceException {
        String unused = line.ask(dialect.gas(number));
    }

    @Override
    public void perform(Order order) throws ConnectionException, DeviceException {
        String unused = line.ask(
                switch (order) {
                    case TARE_FLOW -> dialect.tareFlow();
                    case RESET_TOTALIZER -> dialect.resetTotalizer();
                    case HOLD_VALVE -> "HP";
                    case CLOSE_VALVE -> "HC";
                    case RELEASE_VALVE -> "C";
                    case LOCK_PANEL -> "L";
                    case UNLOCK_PANEL -> "U";
                });
    }

    /** What the controller says of itself in answer to {@code ??M*}. */
    private static final class Identity {
        private static final String REQUEST = "??M*";

        static Optional<Nameplate> of(List<String> rows) {
            String serialNumber = value(rows, "Serial Number");
            return serialNumber.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Nameplate(
                            maker(rows),
                            value(rows, "Model Number"),
                            serialNumber,
                            "",
                            value(rows, "Software Revision")));
        }

        private static String value(List<String> rows, String label) {
            return rows.stream()
                    .filter(row -> row.contains(label))
                    .map(row ->
                            row.substring(row.indexOf(label) + label.length()).strip())
                    .findFirst()
                    .orElse("");
        }

        /** The first row has no label. */
        private static String maker(List<String> rows) {
            return rows.stream()
                    .filter(row -> row.matches("\\S\\s+M00\\s.*"))
                    .map(row -> row.substring(row.indexOf("M00") + 3).strip())
                    .findFirst()
                    .orElse("");
        }
    }
}
