package org.ferrule.plugin.alicat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ferrule.api.descriptor.AlarmDescriptor;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.Commandable;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.driver.Stateful;
import org.ferrule.api.driver.Writable;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;

/** One conversation with one controller, the same over both protocols. */
record AlicatSession(SessionContext context, Controller controller)
        implements EquipmentSession, Stateful, Writable, Commandable {
    /** Flow that still counts as none before a tare, as a part of full scale. */
    private static final double STILL = 0.05;

    @Override
    public Nameplate identify() throws ConnectionException, DeviceException {
        return controller.identify();
    }

    @Override
    public List<Reading> read(Collection<ParameterId> wanted) throws ConnectionException, DeviceException {
        Snapshot now = controller.look();
        List<Reading> readings = new ArrayList<>();
        for (ParameterId parameter : wanted) {
            readings.add(Quantity.of(parameter)
                    .map(quantity -> number(quantity, now))
                    .orElseGet(() -> other(parameter, now)));
        }
        return readings;
    }

    private static Reading number(Quantity quantity, Snapshot now) {
        ParameterId parameter = quantity.parameter();
        if (now.mistaken().contains(quantity)) {
            return Reading.bad(parameter, Quality.BAD_CONFIGURATION_ERROR);
        }
        Double value = now.values().get(quantity);
        if (value == null) {
            return Reading.bad(parameter, Quality.BAD_NOT_SUPPORTED);
        }
        return value.isNaN()
                ? Reading.bad(parameter, Quality.BAD_SENSOR_FAILURE)
                : new Reading(parameter, Value.real(value), now.quality(quantity), null);
    }

    private Reading other(ParameterId parameter, Snapshot now) {
        return switch (parameter.value()) {
            case "gas" ->
                now.gas()
                        .map(gas -> Reading.good(parameter, gas))
                        .orElse(Reading.bad(parameter, Quality.BAD_NOT_SUPPORTED));
            case "valve" -> status(parameter, now, valve(now));
            case "panelLocked" -> status(parameter, now, Value.bool(now.has(StatusCode.LCK)));
            case "statusCodes" -> status(parameter, now, Value.text(String.join(" ", now.codes())));
            case "fullScale" -> Reading.good(parameter, Value.real(controller.fullScale()));
            default -> Reading.bad(parameter, Quality.BAD_NOT_SUPPORTED);
        };
    }

    private static Reading status(ParameterId parameter, Snapshot now, Value value) {
        return now.isStatusKnown() ? Reading.good(parameter, value) : Reading.bad(parameter, Quality.BAD_NOT_SUPPORTED);
    }

    private static Value valve(Snapshot now) {
        if (now.has(StatusCode.EXH)) {
            return Value.enumerated(2, "EXHAUSTING");
        }
        return now.has(StatusCode.HLD) ? Value.enumerated(1, "HELD") : Value.enumerated(0, "CONTROLLING");
    }

    @Override
    public DeviceStatus status() throws ConnectionException, DeviceException {
        Snapshot now = controller.look();
        String codes = now.codes().isEmpty() ? "" : "status " + String.join(" ", now.codes());
        for (AlarmDescriptor alarm : context.descriptor().alarms().values()) {
            boolean isActive = now.isActive(alarm.id().value());
            context.events().alarm(alarm.id(), isActive, isActive ? codes : "", null);
        }
        return DeviceStatus.operating(now.health());
    }

    @Override
    public void write(ParameterId parameter, Value value) throws ConnectionException, DeviceException {
        if (parameter.equals(Gases.PARAMETER)) {
            controller.gas(((Value.Enumerated) value).code());
        } else if (value.number() > controller.fullScale()) {
            throw DeviceException.beforeSending(
                    "full scale",
                    parameter + " " + value.number() + " mL/min is above this controller's full scale of "
                            + controller.fullScale() + " mL/min; ask for less, or use a larger controller");
        } else {
            controller.setPoint(value.number());
        }
    }

    @Override
    public Execution start(CommandCall call) throws ConnectionException, DeviceException {
        switch (call.command().value()) {
            case "stop" -> stop();
            case "tareFlow" -> tare();
            case "resetTotalizer" -> controller.perform(Controller.Order.RESET_TOTALIZER);
            case "holdValve" -> controller.perform(Controller.Order.HOLD_VALVE);
            case "closeValve" -> controller.perform(Controller.Order.CLOSE_VALVE);
            case "releaseValve" -> controller.perform(Controller.Order.RELEASE_VALVE);
            case "lockPanel" -> controller.perform(Controller.Order.LOCK_PANEL);
            case "unlockPanel" -> controller.perform(Controller.Order.UNLOCK_PANEL);
            default -> throw new IllegalArgumentException("not a command of the descriptor: " + call.command());
        }
        return Execution.finished(Map.of());
    }

    /** A held valve would stay open at set-point 0, and a hold must not be released at any other set-point. */
    private void stop() throws ConnectionException, DeviceException {
        controller.setPoint(0);
        double held = controller.look().values().getOrDefault(Quantity.SET_POINT, Double.NaN);
        if (held != 0) {
            throw new DeviceException(
                    "set-point " + held,
                    "the controller acknowledges set-point 0 but does not hold it, as one does whose set-point comes from"
                            + " its analogue input; shut the gas off by closeValve or by hand");
        }
        controller.perform(Controller.Order.RELEASE_VALVE);
    }

    /** What flows during a tare would be shown as no flow for ever after. */
    private void tare() throws ConnectionException, DeviceException {
        Snapshot now = controller.look();
        double setPoint = now.values().getOrDefault(Quantity.SET_POINT, Double.NaN);
        double flow = now.values().getOrDefault(Quantity.FLOW, Double.NaN);
        boolean isStill = setPoint == 0 && Math.abs(flow) <= STILL * controller.fullScale();
        if (!isStill) {
            throw DeviceException.beforeSending(
                    "flow",
                    "a tare needs a gas that stands still, but the set-point is " + setPoint + " and the flow " + flow
                            + " mL/min; set 0, wait until the flow has stopped, and try again");
        }
        controller.perform(Controller.Order.TARE_FLOW);
    }

    @Override
    public void close() {
        // The link belongs to the runtime.
    }
}
