package org.ferrule.plugin.lads;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.ferrule.api.transport.OpcUaLink;
import org.ferrule.api.transport.OpcUaNodeId;
import org.jspecify.annotations.Nullable;

/** Reads state, health, mode, lock and alarms in one request. */
final class StatusReader {
    private static final Map<Long, DeviceState> DEVICE_STATES = Map.of(
            1L, DeviceState.INITIALIZATION, 2L, DeviceState.OPERATE, 3L, DeviceState.SLEEP, 4L, DeviceState.SHUTDOWN);
    // OPC 40001-1: None 0, Maintenance 1, Setup 2, Processing 3.
    private static final Map<Long, OperatingMode> MODES = Map.of(
            0L,
            OperatingMode.NONE,
            1L,
            OperatingMode.MAINTENANCE,
            2L,
            OperatingMode.SETUP,
            3L,
            OperatingMode.PROCESSING);

    private final OpcUaLink link;
    private final UnitState unit;
    private final StateVariable device;
    private final StateVariable mode;
    private final @Nullable OpcUaNodeId health;
    private final Lock lock;
    private final @Nullable OpcUaNodeId locked;
    private final @Nullable OpcUaNodeId lockingClient;
    private final Map<AlarmId, AlarmVariables> alarms = new LinkedHashMap<>();

    private record AlarmVariables(
            OpcUaNodeId active, @Nullable OpcUaNodeId message) {}

    StatusReader(AddressSpace space, Device found, Lock lock) throws ConnectionException, DeviceException {
        link = space.link();
        unit = UnitState.of(space, found.unit());
        device = StateVariable.of(space, found.device(), "DeviceState");
        StateVariable direct = StateVariable.of(space, found.device(), "MachineryOperationMode");
        mode = direct.isPresent()
                ? direct
                : StateVariable.of(space, found.device(), "MachineryBuildingBlocks", "MachineryOperationMode");
        health = space.find(found.device(), "DeviceHealth").orElse(null);
        this.lock = lock;
        locked = lock.variable("Locked").orElse(null);
        lockingClient = lock.variable("LockingClient").orElse(null);
    }

    /** Watches the alarm monitor of a function; one that the device does not have is never reported. */
    void watch(AddressSpace space, AlarmId alarm, OpcUaNodeId function) throws ConnectionException, DeviceException {
        Optional<OpcUaNodeId> active = space.find(function, "AlarmMonitor", "ActiveState", "Id");
        if (active.isPresent()) {
            OpcUaNodeId message =
                    space.find(function, "AlarmMonitor", "Message").orElse(null);
            alarms.put(alarm, new AlarmVariables(active.get(), message));
        }
    }

    /** Leaves alarms to the server's events from now on. */
    void stopWatching() {
        alarms.clear();
    }

    DeviceStatus read(UnitId id, DeviceEvents events) throws ConnectionException, DeviceException {
        Snapshot snapshot = Snapshot.read(link, nodes());
        alarms.forEach((alarm, variables) -> snapshot.truth(variables.active())
                .ifPresent(isActive -> events.alarm(
                        alarm, isActive, snapshot.text(variables.message()).orElse(""), null)));
        return new DeviceStatus(
                device.in(snapshot, DEVICE_STATES).orElse(DeviceState.OPERATE),
                health(snapshot),
                mode.in(snapshot, MODES).orElse(OperatingMode.NONE),
                snapshot.truth(locked).orElse(false)
                        ? lock.source(snapshot.text(lockingClient).orElse(""))
                        : ControlSource.NONE,
                Map.of(id, state(snapshot)));
    }

    private Stream<@Nullable OpcUaNodeId> nodes() {
        Stream<@Nullable OpcUaNodeId> machines =
                Stream.of(device.name(), device.number(), mode.name(), mode.number(), health, locked, lockingClient);
        Stream<@Nullable OpcUaNodeId> watched =
                alarms.values().stream().flatMap(alarm -> Stream.of(alarm.active(), alarm.message()));
        return Stream.of(unit.nodes(), machines, watched).flatMap(nodes -> nodes);
    }

    boolean isDetailed() {
        return unit.isDetailed();
    }

    /** The functional unit's state alone. */
    FunctionalState state() throws ConnectionException, DeviceException {
        return state(Snapshot.read(link, unit.nodes()));
    }

    private FunctionalState state(Snapshot first) throws ConnectionException, DeviceException {
        Optional<FunctionalState> state = unit.in(first);
        // A server may change state between the readings of outer and inner machine; a second look is another moment.
        return state.isPresent()
                ? state.get()
                : unit.in(Snapshot.read(link, unit.nodes()))
                        .orElseThrow(() -> new DeviceException(
                                "no state", "FunctionalUnitState tells no state that LADS defines; check the device"));
    }

    private Health health(Snapshot snapshot) {
        long code = snapshot.number(health).orElse(0L);
        return Stream.of(Health.values())
                .filter(known -> known.code() == code)
                .findFirst()
                .orElse(Health.FAILURE);
    }
}
