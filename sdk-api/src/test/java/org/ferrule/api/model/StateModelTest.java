package org.ferrule.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrule.api.model.FunctionalState.ABORTED;
import static org.ferrule.api.model.FunctionalState.ABORTING;
import static org.ferrule.api.model.FunctionalState.CLEARING;
import static org.ferrule.api.model.FunctionalState.COMPLETE;
import static org.ferrule.api.model.FunctionalState.COMPLETING;
import static org.ferrule.api.model.FunctionalState.EXECUTE;
import static org.ferrule.api.model.FunctionalState.HELD;
import static org.ferrule.api.model.FunctionalState.HOLDING;
import static org.ferrule.api.model.FunctionalState.IDLE;
import static org.ferrule.api.model.FunctionalState.RESETTING;
import static org.ferrule.api.model.FunctionalState.STARTING;
import static org.ferrule.api.model.FunctionalState.STOPPED;
import static org.ferrule.api.model.FunctionalState.STOPPING;
import static org.ferrule.api.model.FunctionalState.SUSPENDED;
import static org.ferrule.api.model.FunctionalState.SUSPENDING;
import static org.ferrule.api.model.FunctionalState.UNHOLDING;
import static org.ferrule.api.model.FunctionalState.UNSUSPENDING;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class StateModelTest {
    /** PackML's edges written out by hand, state by state, not computed as the code under test does. */
    static Stream<Arguments> everyStateWithItsSuccessors() {
        return Stream.of(
                edges(CLEARING, STOPPED, ABORTING),
                edges(STOPPED, RESETTING, ABORTING),
                edges(RESETTING, IDLE, STOPPING, ABORTING),
                edges(IDLE, STARTING, STOPPING, ABORTING),
                edges(STARTING, EXECUTE, HOLDING, STOPPING, ABORTING),
                edges(EXECUTE, COMPLETING, HOLDING, SUSPENDING, STOPPING, ABORTING),
                edges(COMPLETING, COMPLETE, STOPPING, ABORTING),
                edges(COMPLETE, RESETTING, STOPPING, ABORTING),
                edges(HOLDING, HELD, STOPPING, ABORTING),
                edges(HELD, UNHOLDING, STOPPING, ABORTING),
                edges(UNHOLDING, EXECUTE, HOLDING, STOPPING, ABORTING),
                edges(SUSPENDING, SUSPENDED, HOLDING, STOPPING, ABORTING),
                edges(SUSPENDED, UNSUSPENDING, HOLDING, STOPPING, ABORTING),
                edges(UNSUSPENDING, EXECUTE, HOLDING, STOPPING, ABORTING),
                edges(STOPPING, STOPPED, ABORTING),
                edges(ABORTING, ABORTED),
                edges(ABORTED, CLEARING));
    }

    private static Arguments edges(FunctionalState from, FunctionalState... to) {
        return Arguments.of(from, EnumSet.copyOf(List.of(to)));
    }

    @Test
    void theListOfEdgesNamesEveryState() {
        assertThat(everyStateWithItsSuccessors().map(row -> row.get()[0]))
                .containsExactlyInAnyOrder((Object[]) FunctionalState.values())
                .hasSize(17);
    }

    @ParameterizedTest
    @MethodSource("everyStateWithItsSuccessors")
    void allowsExactlyTheEdgesOfPackMl(FunctionalState from, Set<FunctionalState> successors) {
        for (FunctionalState to : FunctionalState.values()) {
            assertThat(StateModel.isLegal(from, to)).as("%s -> %s", from, to).isEqualTo(successors.contains(to));
        }
    }

    @ParameterizedTest
    @EnumSource
    void leadsFromEveryStateToEveryOtherOverLegalEdgesOnly(FunctionalState from) {
        for (FunctionalState to : FunctionalState.values()) {
            List<FunctionalState> path = StateModel.path(from, to);
            if (from == to) {
                assertThat(path).isEmpty();
                continue;
            }
            assertThat(path).as("%s -> %s", from, to).isNotEmpty().endsWith(to).doesNotHaveDuplicates();
            FunctionalState at = from;
            for (FunctionalState next : path) {
                assertThat(StateModel.isLegal(at, next))
                        .as("%s -> %s in %s", at, next, path)
                        .isTrue();
                at = next;
            }
        }
    }

    @Test
    void passesThroughWaitingStatesOnlyWhereThereIsNoOtherWay() {
        assertThat(StateModel.path(STOPPED, EXECUTE)).containsExactly(RESETTING, IDLE, STARTING, EXECUTE);
        assertThat(StateModel.path(EXECUTE, HELD)).containsExactly(HOLDING, HELD);
        assertThat(StateModel.path(HELD, EXECUTE)).containsExactly(UNHOLDING, EXECUTE);
        assertThat(StateModel.path(EXECUTE, COMPLETE)).containsExactly(COMPLETING, COMPLETE);
        assertThat(StateModel.path(EXECUTE, ABORTED)).containsExactly(ABORTING, ABORTED);
        assertThat(StateModel.path(ABORTED, STOPPED)).containsExactly(CLEARING, STOPPED);
        assertThat(StateModel.path(IDLE, SUSPENDED)).containsExactly(STARTING, EXECUTE, SUSPENDING, SUSPENDED);
    }
}
