package org.ferrule.simulators.lads.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class UnitStateMachineTest {

    private final Deque<Runnable> acting = new ArrayDeque<>();
    private final List<UnitState> entered = new ArrayList<>();
    private final UnitStateMachine machine =
            new UnitStateMachine(acting::add, entered::add, InstantSource.fixed(Instant.EPOCH));

    private void finishActing() {
        acting.remove().run();
    }

    @Test
    void aRunFromStartToStopPassesEveryActingState() {
        machine.fire(UnitCommand.START);
        finishActing();
        machine.fire(UnitCommand.TO_COMPLETE);
        finishActing();
        machine.fire(UnitCommand.RESET);
        finishActing();
        machine.fire(UnitCommand.START);
        machine.fire(UnitCommand.STOP);
        acting.removeLast().run();

        assertThat(entered)
                .containsExactly(
                        UnitState.STARTING,
                        UnitState.EXECUTE,
                        UnitState.COMPLETING,
                        UnitState.COMPLETE,
                        UnitState.RESETTING,
                        UnitState.IDLE,
                        UnitState.STARTING,
                        UnitState.STOPPING,
                        UnitState.STOPPED);
    }

    @Test
    void anIllegalCommandChangesNothing() {
        assertThat(machine.fire(UnitCommand.ABORT)).isFalse();

        assertThat(machine.stay().state()).isEqualTo(UnitState.STOPPED);
        assertThat(entered).isEmpty();
    }

    @Test
    void anActingStateThatWasLeftDoesNotPullTheUnitBack() {
        machine.fire(UnitCommand.START);
        machine.fire(UnitCommand.HOLD);
        finishActing();

        assertThat(machine.stay().state()).isEqualTo(UnitState.HOLDING);
        finishActing();
        assertThat(machine.stay().state()).isEqualTo(UnitState.HELD);
    }

    @Test
    void theEdgesAreExactlyTheOnesOfTheNodeSet() {
        Set<String> published = new TreeSet<>(Set.of(
                // FunctionalStateMachineType
                "AbortedToClearing",
                "AbortingToAborted",
                "StoppingToStopped",
                "StoppedToRunning",
                "RunningToAborting",
                "ClearingToStopped",
                "RunningToStopping",
                // RunningStateMachineType
                "IdleToStarting",
                "StartingToExecute",
                "ExecuteToCompleting",
                "CompletingToComplete",
                "CompleteToResetting",
                "ResettingToIdle",
                "ExecuteToSuspending",
                "SuspendingToSuspended",
                "SuspendedToUnsuspending",
                "UnsuspendingToExecute",
                "ExecuteToHolding",
                "HoldingToHeld",
                "HeldToUnholding",
                "UnholdingToExecute",
                "SuspendingToHolding",
                "StartingToHolding",
                "SuspendedToHolding",
                "UnsuspendingToHolding",
                "UnholdingToHolding"));

        assertThat(walkable()).isEqualTo(published);
    }

    private static Set<String> walkable() {
        Set<String> edges = new TreeSet<>();
        for (UnitState from : EnumSet.allOf(UnitState.class)) {
            for (UnitCommand command : UnitCommand.values()) {
                command.from(from).ifPresent(to -> edges.add(edge(from, to)));
            }
            from.next().ifPresent(to -> edges.add(edge(from, to)));
        }
        return edges;
    }

    private static String edge(UnitState from, UnitState to) {
        boolean isInside = from.isRunning() && to.isRunning();
        return isInside
                ? from.running().orElseThrow() + "To" + to.running().orElseThrow()
                : from.functional() + "To" + to.functional();
    }
}
