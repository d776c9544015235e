package org.ferrule.plugin.lads;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.transport.OpcUaNodeId;
import org.jspecify.annotations.Nullable;

/**
 * The functional unit's state. LADS puts twelve of the seventeen states into a machine inside the state Running, which a simple
 * device may leave out.
 *
 * @param outer FunctionalUnitState
 * @param inner its RunningStateMachine
 */
record UnitState(StateVariable outer, StateVariable inner) {
    /** Stands for the outer state Running, which is none of ours. */
    private static final FunctionalState RUNNING = FunctionalState.EXECUTE;

    private static final Map<Long, FunctionalState> OUTER = Map.of(
            1L, FunctionalState.ABORTED,
            2L, FunctionalState.ABORTING,
            3L, FunctionalState.CLEARING,
            4L, FunctionalState.STOPPED,
            5L, RUNNING,
            6L, FunctionalState.STOPPING);

    private static final Map<Long, FunctionalState> INNER = Map.ofEntries(
            Map.entry(1L, FunctionalState.COMPLETE),
            Map.entry(2L, FunctionalState.COMPLETING),
            Map.entry(3L, FunctionalState.EXECUTE),
            Map.entry(4L, FunctionalState.HELD),
            Map.entry(5L, FunctionalState.HOLDING),
            Map.entry(6L, FunctionalState.IDLE),
            Map.entry(7L, FunctionalState.RESETTING),
            Map.entry(8L, FunctionalState.STARTING),
            Map.entry(9L, FunctionalState.SUSPENDED),
            Map.entry(10L, FunctionalState.SUSPENDING),
            Map.entry(11L, FunctionalState.UNHOLDING),
            Map.entry(12L, FunctionalState.UNSUSPENDING));

    static UnitState of(AddressSpace space, OpcUaNodeId unit) throws ConnectionException, DeviceException {
        return new UnitState(
                StateVariable.of(space, unit, "FunctionalUnitState"),
                StateVariable.of(space, unit, "FunctionalUnitState", "RunningStateMachine"));
    }

    /** Whether the device tells the twelve states of a run. */
    boolean isDetailed() {
        return inner.isPresent();
    }

    Stream<@Nullable OpcUaNodeId> nodes() {
        return Stream.of(outer.name(), outer.number(), inner.name(), inner.number());
    }

    /** Empty if the server gives no state, or changed it between the two machines' readings. */
    Optional<FunctionalState> in(Snapshot snapshot) {
        boolean isRunning =
                snapshot.number(outer.number()).filter(number -> number == 5).isPresent()
                        || snapshot.text(outer.name()).filter("Running"::equals).isPresent();
        return isRunning && inner.isPresent()
                ? inner.in(snapshot, INNER)
                : isRunning ? Optional.of(RUNNING) : outer.in(snapshot, OUTER);
    }
}
