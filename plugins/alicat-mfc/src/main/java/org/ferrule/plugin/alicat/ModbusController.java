package org.ferrule.plugin.alicat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.Registers;
import org.ferrule.api.transport.WordOrder;

/** A controller that speaks Modbus, which tells numbers without units, and neither serial number nor full scale. */
record ModbusController(
        ModbusRegisters registers, ReadingRegisters places, Map<Quantity, UnitLabel> units, SessionContext context)
        implements Controller {
    private static final String ILLEGAL_ADDRESS = "2";
    private static final int GAS = 1;
    private static final int TARE = 4;
    private static final int TARE_FLOW = 2;
    private static final int RESET_TOTALIZER = 5;
    private static final int VALVE = 6;
    private static final int PANEL = 7;

    /** Reads once, to see that the numbers are numbers. */
    static ModbusController open(SessionContext context) throws ConfigurationException, ConnectionException {
        Settings settings = context.settings();
        ModbusRegisters registers = ModbusRegisters.of(context.links().modbus("link"), settings);
        ReadingRegisters places = ReadingRegisters.valueOf(settings.text("readingRegisters"));
        ModbusController controller = new ModbusController(registers, places, units(context), context);
        try {
            controller.checkWordOrder(registers.read(places.address(), places.count()));
            return controller;
        } catch (DeviceException refused) {
            if (refused.deviceCode().equals(ILLEGAL_ADDRESS)) {
                throw new ConfigurationException(
                        "readingRegisters",
                        places + ", but the controller has no readings there; write another of the values");
            }
            throw new ConnectionException(CommFault.PROTOCOL, "no readings: " + refused.getMessage(), refused);
        }
    }

    private static Map<Quantity, UnitLabel> units(SessionContext context) throws ConfigurationException {
        Settings settings = context.settings();
        DeclaredUnits declared = new DeclaredUnits(context.descriptor(), settings.text("flowUnit"));
        Map<Quantity, UnitLabel> units = new EnumMap<>(Quantity.class);
        for (Quantity quantity : Quantity.values()) {
            String setting = switch (quantity) {
                case FLOW, SET_POINT -> "flowUnit";
                case TOTAL -> "totalUnit";
                case VOLUMETRIC_FLOW -> "volumetricFlowUnit";
                case PRESSURE -> "pressureUnit";
                case TEMPERATURE -> "temperatureUnit";
            };
            String label = settings.text(setting);
            units.put(
                    quantity,
                    declared.find(quantity, label)
                            .orElseThrow(() -> new ConfigurationException(
                                    setting,
                                    label + " does not go with flowUnit " + declared.flowUnit()
                                            + ": write the units that the controller is set to")));
        }
        return units;
    }

    /** A temperature read the wrong way round is never one that a gas can have. */
    private void checkWordOrder(Registers block) throws ConfigurationException {
        int offset = offset(Quantity.TEMPERATURE);
        WordOrder other = registers.wordOrder() == WordOrder.HIGH_FIRST ? WordOrder.LOW_FIRST : WordOrder.HIGH_FIRST;
        float read = registers.float32(block, offset);
        float turned = block.float32(offset, other);
        if (!isTemperature(read) && isTemperature(turned)) {
            throw new ConfigurationException(
                    "wordOrder",
                    registers.wordOrder() + " makes the gas temperature " + read + ", and " + other + " makes it "
                            + turned + "; write " + other);
        }
    }

    private static boolean isTemperature(float shown) {
        return shown == 0 || (Math.abs(shown) > 0.001 && Math.abs(shown) < 1000);
    }

    @Override
    public Nameplate identify() throws ConnectionException, DeviceException {
        Registers unused = registers.read(places.address(), places.count());
        // Said, not read: nobody must take it for proof of which controller answers.
        return new Nameplate("", "", context.settings().text("serialNumber") + " (declared)", "", "");
    }

    @Override
    public Snapshot look() throws ConnectionException, DeviceException {
        Registers block = registers.read(places.address(), places.count());
        Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
        places.offsets()
                .forEach((quantity, offset) ->
                        values.put(quantity, unit(quantity).toDeclared(registers.float32(block, offset))));
        boolean isStatusKnown = context.settings().bool("statusFlags");
        SortedSet<String> codes = isStatusKnown ? StatusFlags.codes(registers.statusFlags()) : new TreeSet<>();
        return new Snapshot(values, new TreeSet<>(), gas(), codes, isStatusKnown);
    }

    private Optional<Value> gas() throws ConnectionException {
        try {
            int number = registers.read(places.gas(), 1).uint16(0);
            return Optional.of(Gases.of(context.descriptor()).byNumber(number));
        } catch (DeviceException refused) {
            return Optional.empty();
        }
    }

    private int offset(Quantity quantity) {
        Integer offset = places.offsets().get(quantity);
        if (offset == null) {
            throw new IllegalStateException(places + " has no " + quantity);
        }
        return offset;
    }

    private UnitLabel unit(Quantity quantity) {
        UnitLabel unit = units.get(quantity);
        if (unit == null) {
            throw new IllegalStateException("no unit for " + quantity);
        }
        return unit;
    }

    @Override
    public double fullScale() {
        return context.settings().real("fullScale");
    }

    @Override
    public void setPoint(double flow) throws ConnectionException, DeviceException {
        registers.writeSetPoint(unit(Quantity.SET_POINT).toShown(flow));
    }

    @Override
    public void gas(long number) throws ConnectionException, DeviceException {
        registers.command(GAS, Math.toIntExact(number));
    }

    @Override
    public void perform(Order order) throws ConnectionException, DeviceException {
        switch (order) {
            case TARE_FLOW -> registers.command(TARE, TARE_FLOW);
            case RESET_TOTALIZER -> registers.command(RESET_TOTALIZER, 0);
            case RELEASE_VALVE -> registers.command(VALVE, 0);
            case CLOSE_VALVE -> registers.command(VALVE, 1);
            case HOLD_VALVE -> registers.command(VALVE, 2);
            case UNLOCK_PANEL -> registers.command(PANEL, 0);
            case LOCK_PANEL -> registers.command(PANEL, 1);
        }
    }
}
