package org.ferrule.core.supervision;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.model.ControlSource;
import org.ferrule.api.model.DeviceState;
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.OperatingMode;
import org.ferrule.api.model.StateModel;
import org.ferrule.api.model.UnitId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.core.service.FeedItem;
import org.ferrule.core.service.FeedItem.Variable;
import org.jspecify.annotations.Nullable;

/**
 * State variables two to five of one equipment. Publishes each change with its cause; a functional unit is seen to take legal
 * PackML edges only, whatever acting states its device skips. Empty text stands for a state that nobody knows. Thread-safe,
 * never blocks.
 */
final class StatusBoard {
    static final String OPERATOR_LOCAL = "OPERATOR_LOCAL";
    static final String DEVICE = "DEVICE";
    static final String COMM_LOSS = "COMM_LOSS";

    private final SupervisionServices services;
    private final EquipmentDescriptor descriptor;
    private final DeviceEventSink events;
    private @Nullable DeviceStatus status;

    StatusBoard(SupervisionServices services, EquipmentDescriptor descriptor, DeviceEventSink events) {
        this.services = services;
        this.descriptor = descriptor;
        this.events = events;
    }

    synchronized Optional<DeviceStatus> status() {
        return Optional.ofNullable(status);
    }

    /**
     * Takes what the device reports.
     *
     * @param cause what a command says that it is; empty if the device changed by itself or at its panel
     */
    synchronized void reported(DeviceStatus reported, String cause) {
        String why = cause;
        if (why.isEmpty()) {
            why = reported.controlSource() == ControlSource.LOCAL_PANEL ? OPERATOR_LOCAL : DEVICE;
        }
        change(withDeclaredUnits(reported), why);
    }

    /** The device refuses to tell: everything stays, but its health is in doubt. */
    synchronized void refused() {
        DeviceStatus last = status;
        change(
                last == null
                        ? DeviceStatus.operating(Health.FAILURE)
                        : new DeviceStatus(
                                last.deviceState(), Health.FAILURE, last.mode(), last.controlSource(), last.units()),
                DEVICE);
    }

    /** The connection is lost, and with it all knowledge of the device's state. */
    synchronized void lost() {
        change(null, COMM_LOSS);
    }

    private DeviceStatus withDeclaredUnits(DeviceStatus reported) {
        Map<UnitId, FunctionalState> units = new HashMap<>(reported.units());
        units.keySet().removeIf(unit -> {
            boolean isUndeclared = !descriptor.units().containsKey(unit);
            if (isUndeclared) {
                events.refuseUndeclared("functional unit", unit.value());
            }
            return isUndeclared;
        });
        return new DeviceStatus(
                reported.deviceState(), reported.health(), reported.mode(), reported.controlSource(), units);
    }

    private void change(@Nullable DeviceStatus now, String cause) {
        DeviceStatus before = status;
        status = now;
        Faces from = Faces.of(before);
        Faces to = Faces.of(now);
        announce(Variable.DEVICE, from.device(), to.device(), cause);
        announce(Variable.HEALTH, from.health(), to.health(), cause);
        announce(Variable.MODE, from.mode(), to.mode(), cause);
        announce(Variable.CONTROL, from.control(), to.control(), cause);
        for (UnitId unit : descriptor.units().keySet()) {
            move(
                    unit,
                    before == null ? null : before.units().get(unit),
                    now == null ? null : now.units().get(unit),
                    cause);
        }
    }

    private void announce(Variable variable, String from, String to, String cause) {
        if (!from.equals(to)) {
            publish(null, variable, new Edge(from, to), cause);
        }
    }

    private void move(UnitId unit, @Nullable FunctionalState from, @Nullable FunctionalState to, String cause) {
        if (from == to) {
            return;
        }
        if (from == null || to == null) {
            publish(unit, Variable.FUNCTIONAL, new Edge(name(from), name(to)), cause);
            return;
        }
        FunctionalState at = from;
        for (FunctionalState next : StateModel.path(from, to)) {
            publish(unit, Variable.FUNCTIONAL, new Edge(at.name(), next.name()), cause);
            at = next;
        }
        if (cause.equals(DEVICE) || cause.equals(OPERATOR_LOCAL)) {
            record(unit, new Edge(from.name(), to.name()), cause);
        }
    }

    private static String name(@Nullable FunctionalState state) {
        return state == null ? "" : state.name();
    }

    private void publish(@Nullable UnitId unit, Variable variable, Edge edge, String cause) {
        services.feed()
                .publish(new FeedItem.StateChanged(
                        events.equipment(),
                        Optional.ofNullable(unit),
                        variable,
                        edge.from(),
                        edge.to(),
                        cause,
                        services.clock().instant()));
    }

    private void record(UnitId unit, Edge edge, String cause) {
        services.journal()
                .record(new AuditEntry(
                        AuditPhase.EVENT,
                        AuditAction.DEVICE,
                        Actor.SYSTEM,
                        events.equipment() + "/" + unit,
                        new AuditEntry.Change(edge.from(), edge.to(), ""),
                        "",
                        null,
                        "",
                        Map.of("cause", cause)));
    }

    private record Edge(String from, String to) {}

    /** Names of the four variables of the equipment as a whole. */
    private record Faces(String device, String health, String mode, String control) {
        static Faces of(@Nullable DeviceStatus status) {
            if (status == null) {
                return new Faces("", "", "", "");
            }
            DeviceState device = status.deviceState();
            OperatingMode mode = status.mode();
            return new Faces(
                    device.name(),
                    status.health().name(),
                    mode.name(),
                    status.controlSource().name());
        }
    }
}
