package org.ferrule.plugin.processor;

import java.util.Map;
import org.ferrule.api.driver.DeviceEvents;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.ControlSource;
import org.ferrule.api.model.DeviceState;
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.OperatingMode;
import org.ferrule.api.model.UnitId;

/** Reads the status, and reports alarms. */
record StatusReader(Device device) {
    private static final UnitId CHAMBER = new UnitId("chamber");

    DeviceStatus read() throws ConnectionException, DeviceException {
        Look look = device.look();
        report(look, device.context().events());
        boolean isFaulty = look.protocol() == Protocol.ERROR || look.isDoorFaulty();
        boolean isLocal = look.pending() == Pending.PAUSED_LOCAL
                && !device.context().settings().bool("isPanelPauseResumable");
        return new DeviceStatus(
                DeviceState.OPERATE,
                isFaulty ? Health.FAILURE : Health.NORMAL,
                OperatingMode.PROCESSING,
                isLocal ? ControlSource.LOCAL_PANEL : ControlSource.REMOTE,
                Map.of(CHAMBER, state(look)));
    }

    private static void report(Look look, DeviceEvents events) {
        events.alarm(new AlarmId("bubble"), look.pending() == Pending.BUBBLE, "", null);
        events.alarm(new AlarmId("pressure"), look.pending() == Pending.PRESSURE, "", null);
        events.alarm(new AlarmId("doorFault"), look.isDoorFaulty(), "", null);
        events.alarm(new AlarmId("instrumentError"), look.protocol() == Protocol.ERROR, look.error(), null);
    }

    private FunctionalState state(Look look) {
        return switch (look.protocol()) {
            case NO_PROTOCOL_SELECTED, PROTOCOL_SELECTED, READY_TO_START -> FunctionalState.IDLE;
            case RUNNING -> FunctionalState.EXECUTE;
            case PAUSED -> FunctionalState.HELD;
            case ERROR -> FunctionalState.ABORTED;
            case INSTRUMENT_READY ->
                look.end()
                        .map(end -> end == RunEnd.COMPLETED ? FunctionalState.COMPLETE : FunctionalState.STOPPED)
                        .orElseGet(() -> FunctionalState.valueOf(
                                device.context().settings().text("readyAfterRunIs")));
        };
    }
}
