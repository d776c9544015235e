package org.ferrule.simulators.lads.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.ferrule.simulators.lads.unit.UnitState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublishedNodesTest {

    private final PublishedNodes published = PublishedNodes.load();

    @Test
    void everyIdStandsInTheTableOnceAndHasItsParentBeforeIt() {
        Set<PublishedId> seen = new HashSet<>();
        for (PublishedNode node : published.all()) {
            assertThat(node.parent()).matches(parent -> parent.namespace() == UaNamespace.UA || seen.contains(parent));
            assertThat(seen.add(node.id())).as("%s is new", node.id()).isTrue();
        }
        assertThat(seen).hasSizeGreaterThan(200);
    }

    @ParameterizedTest
    @EnumSource
    void everyStateOfTheUnitIsPublishedUnderItsName(UnitState state) {
        PublishedId outer = published.type(UaNamespace.LADS, "FunctionalStateMachineType");
        PublishedId inner = published.type(UaNamespace.LADS, "RunningStateMachineType");

        assertThat(published.state(outer, state.functional()).number()).isPositive();
        state.running()
                .ifPresent(name ->
                        assertThat(published.state(inner, name).number()).isPositive());
    }

    @Test
    void theNumbersAreTheOnesOfTheNodeSet() {
        PublishedId outer = published.type(UaNamespace.LADS, "FunctionalStateMachineType");
        PublishedId inner = published.type(UaNamespace.LADS, "RunningStateMachineType");

        assertThat(published.state(outer, "Running"))
                .isEqualTo(new PublishedState(new PublishedId(UaNamespace.LADS, 5099), "Running", 5));
        assertThat(published.state(inner, "Execute"))
                .isEqualTo(new PublishedState(new PublishedId(UaNamespace.LADS, 5168), "Execute", 3));
        assertThat(published.states(outer)).hasSize(6);
        assertThat(published.states(inner)).hasSize(12);
        assertThat(published.transitions(outer)).hasSize(7);
        assertThat(published.transitions(inner)).hasSize(19);
    }
}
