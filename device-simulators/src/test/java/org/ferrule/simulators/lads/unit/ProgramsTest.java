package org.ferrule.simulators.lads.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ferrule.simulators.culture.Loop;
import org.ferrule.simulators.culture.ManualClock;
import org.ferrule.simulators.culture.Vessel;
import org.ferrule.simulators.culture.VesselSettings;
import org.junit.jupiter.api.Test;

class ProgramsTest {
    private static final ProgramTemplate EXPANSION = ProgramTemplate.BUILT_IN.get(0);

    private final ManualClock clock = new ManualClock();
    private final Vessel vessel = new Vessel(VesselSettings.defaults(7), clock);
    private final UnitStateMachine states = new UnitStateMachine(Runnable::run, state -> {}, () -> Instant.EPOCH);
    private final Programs programs = new Programs(vessel, states, () -> Instant.EPOCH);

    private static ProgramOrder order() {
        return new ProgramOrder(
                EXPANSION,
                Map.of("batch", "B-1"),
                "job",
                "task",
                List.of(Map.of("SampleId", "S-1")),
                new Caller("urn:client", "operator"));
    }

    @Test
    void aRunGoesThroughItsStepsOnTheCulturesTimeAndCompletes() {
        assertThat(programs.start(order())).contains("RUN-0001");
        assertThat(programs.start(order())).isEmpty();
        assertThat(vessel.loop(Loop.TEMPERATURE).sp()).isEqualTo(37);

        clock.advance(Duration.ofHours(1));
        programs.tick();
        ActiveProgram active = programs.active().orElseThrow();
        assertThat(active.presentStep().name()).isEqualTo("Expand");
        assertThat(active.runtime()).isEqualTo(Duration.ofHours(1));
        assertThat(active.inStep()).isEqualTo(Duration.ofMinutes(30));
        assertThat(vessel.loop(Loop.AGITATION).sp()).isEqualTo(120);

        clock.advance(EXPANSION.estimatedRuntime());
        programs.tick();
        programs.tick();
        assertThat(states.stay().state()).isEqualTo(UnitState.COMPLETE);
        assertThat(programs.active()).isEmpty();
        assertThat(programs.results()).singleElement().satisfies(result -> {
            assertThat(result.order()).isEqualTo(order());
            assertThat(result.record().lines()).hasSize(5).last().asString().contains(",end,");
        });
    }

    @Test
    void timeInHeldIsPauseAndNotRuntime() {
        programs.start(order());
        states.fire(UnitCommand.HOLD);
        clock.advance(Duration.ofHours(2));
        programs.tick();
        assertThat(programs.active().orElseThrow().pause()).isEqualTo(Duration.ofHours(2));
        assertThat(programs.active().orElseThrow().runtime()).isZero();
    }

    @Test
    void aStoppedRunLeavesAResultAndALostOneDoesNot() {
        programs.start(order());
        states.fire(UnitCommand.STOP);
        programs.tick();
        assertThat(programs.results()).hasSize(1);

        assertThat(programs.start(order())).contains("RUN-0002");
        programs.forgetRun();
        states.restart();
        programs.tick();
        assertThat(programs.active()).isEmpty();
        assertThat(programs.results()).hasSize(1);
        assertThat(states.stay().state()).isEqualTo(UnitState.STOPPED);
    }
}
