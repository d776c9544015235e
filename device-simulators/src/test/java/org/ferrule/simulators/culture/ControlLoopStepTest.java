package org.ferrule.simulators.culture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlLoopStepTest {

    private final ManualClock clock = new ManualClock();
    private final Vessel vessel = new Vessel(VesselSettings.defaults(7), clock);

    @ParameterizedTest
    @CsvSource({
        "TEMPERATURE, 36.0, PT4H, 0.1",
        "TEMPERATURE, 38.0, PT2H, 0.1",
        "PH, 7.0, PT5H, 0.03",
        "PH, 7.35, PT5H, 0.03",
        "DISSOLVED_OXYGEN, 30, PT3H, 2",
        "DISSOLVED_OXYGEN, 60, PT3H, 2",
        "DISSOLVED_OXYGEN, 150, PT9H, 5",
        "AGITATION, 180, PT2M, 2"
    })
    void eachLoopReachesANewSetPoint(Loop loop, double setPoint, Duration within, double tolerance) {
        vessel.setPoint(loop, setPoint);
        clock.advance(within);

        assertThat(vessel.loop(loop).pv()).isCloseTo(setPoint, within(tolerance));
        assertThat(vessel.loop(loop).sp()).isCloseTo(setPoint, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({"TEMPERATURE", "PH", "DISSOLVED_OXYGEN", "AGITATION"})
    void changingToManualKeepsTheOutput(Loop loop) {
        clock.advance(Duration.ofMinutes(5));
        double before = vessel.loop(loop).output();
        vessel.mode(loop, LoopMode.MANUAL);
        clock.advance(Duration.ofMinutes(5));

        assertThat(vessel.loop(loop).output()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"TEMPERATURE", "PH", "DISSOLVED_OXYGEN", "AGITATION"})
    void anOffLoopGivesNothing(Loop loop) {
        vessel.mode(loop, LoopMode.OFF);
        clock.advance(Duration.ofMinutes(5));

        assertThat(vessel.loop(loop).output()).isZero();
    }
}
