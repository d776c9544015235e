package org.ferrule.simulators.culture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class VesselTest {

    private static final long SEED = 42;

    private final ManualClock clock = new ManualClock();
    private final Vessel vessel = new Vessel(VesselSettings.defaults(SEED), clock);

    @Test
    void startsSettledAtItsSetPoints() {
        CultureState state = vessel.state();

        assertThat(state.hours()).isZero();
        assertThat(state.viableDensity()).isEqualTo(0.5);
        assertThat(state.temperature()).isCloseTo(37, within(0.1));
        assertThat(state.ph()).isCloseTo(7.2, within(0.02));
        assertThat(state.dissolvedOxygen()).isCloseTo(40, within(2.0));
    }

    @Test
    void staysAtItsSetPointsWhileTheCultureGrowsForTwoDays() {
        for (int hour = 0; hour < 48; hour++) {
            clock.advance(Duration.ofHours(1));
            CultureState state = vessel.state();
            assertThat(state.temperature()).as("temperature at %s h", hour).isCloseTo(37, within(0.2));
            assertThat(state.ph()).as("pH at %s h", hour).isCloseTo(7.2, within(0.05));
            assertThat(state.dissolvedOxygen()).as("DO at %s h", hour).isCloseTo(40, within(5.0));
        }
        assertThat(vessel.state().viableDensity()).isBetween(1.0, 4.0);
    }

    @Test
    void seedAndClockStepsAloneDecideTheTrajectory() {
        ManualClock otherClock = new ManualClock();
        Vessel other = new Vessel(VesselSettings.defaults(SEED), otherClock);
        for (int i = 0; i < 100; i++) {
            clock.advance(Duration.ofMillis(7_300));
            otherClock.advance(Duration.ofMillis(7_300));
            assertThat(other.state()).isEqualTo(vessel.state());
            assertThat(other.loop(Loop.PH)).isEqualTo(vessel.loop(Loop.PH));
        }
    }

    @Test
    void howOftenSomebodyLooksChangesNothing() {
        ManualClock otherClock = new ManualClock();
        Vessel other = new Vessel(VesselSettings.defaults(SEED), otherClock);
        for (int i = 0; i < 36_000; i++) {
            clock.advance(Duration.ofMillis(100));
            vessel.state();
        }
        otherClock.advance(Duration.ofHours(1));

        assertThat(other.state()).isEqualTo(vessel.state());
        assertThat(other.loop(Loop.DISSOLVED_OXYGEN)).isEqualTo(vessel.loop(Loop.DISSOLVED_OXYGEN));
    }

    @Test
    void anotherSeedGivesOtherNoise() {
        ManualClock otherClock = new ManualClock();
        Vessel other = new Vessel(VesselSettings.defaults(SEED + 1), otherClock);
        clock.advance(Duration.ofMinutes(10));
        otherClock.advance(Duration.ofMinutes(10));

        assertThat(other.state()).isNotEqualTo(vessel.state());
    }

    @Test
    void aJumpOfAYearIsTakenAtOnceAndLeavesFiniteNumbers() {
        clock.advance(Duration.ofDays(365));

        assertFinite(vessel.state());
        assertThat(vessel.state().hours()).isCloseTo(30 * 24, within(1.0));
    }

    @Test
    void fourteenDaysInLargeStepsStayFiniteAndPhysical() {
        for (int i = 0; i < 7; i++) {
            clock.advance(Duration.ofDays(2));
            CultureState state = vessel.state();
            assertFinite(state);
            assertThat(state.temperature()).isBetween(20.0, 40.0);
            assertThat(state.ph()).isBetween(6.0, 8.5);
            assertThat(state.dissolvedOxygen()).isBetween(0.0, 500.0);
            assertThat(state.volume()).isBetween(999.9, 2000.0);
        }
        assertThat(vessel.state().viability()).isBetween(0.0, 60.0);
    }

    @Test
    void glucoseLostReappearsAsLactateInItsYield() {
        CultureState before = vessel.state();
        clock.advance(Duration.ofDays(2));
        CultureState after = vessel.state();

        double consumed = before.glucose() - after.glucose() * after.volume() / before.volume();
        double formed = after.lactate() * after.volume() / before.volume() - before.lactate();
        assertThat(consumed).isPositive();
        assertThat(formed / consumed).isCloseTo(0.8, within(0.01));
    }

    @Test
    void withoutHeatingItCoolsToTheRoomByTheBalanceOfLossAndCapacity() {
        Vessel cold = new Vessel(VesselSettings.defaults(SEED).withInoculum(0), clock);
        cold.mode(Loop.TEMPERATURE, LoopMode.OFF);
        clock.advance(Duration.ofSeconds(2787));
        double afterOneTimeConstant = cold.state().temperature();
        clock.advance(Duration.ofHours(12));

        assertThat(afterOneTimeConstant).isBetween(22 + 15 * 0.36, 22 + 15 * 0.50);
        assertThat(cold.state().temperature()).isCloseTo(22, within(0.1));
    }

    @Test
    void dissolvedOxygenFallsWhenTheStirrerSlowsDown() {
        clock.advance(Duration.ofDays(2));
        vessel.mode(Loop.DISSOLVED_OXYGEN, LoopMode.MANUAL);
        clock.advance(Duration.ofHours(2));
        double before = vessel.state().dissolvedOxygen();
        vessel.setPoint(Loop.AGITATION, 30);
        clock.advance(Duration.ofMinutes(30));

        assertThat(vessel.state().dissolvedOxygen()).isLessThan(before - 5);
    }

    @Test
    void phFallsWhenCarbonDioxideRises() {
        vessel.mode(Loop.PH, LoopMode.MANUAL);
        double before = vessel.state().ph();
        vessel.gasSetPoint(Gas.CO2, 80);
        clock.advance(Duration.ofMinutes(30));

        assertThat(vessel.gas(Gas.CO2).pv()).isCloseTo(80, within(0.1));
        assertThat(vessel.state().ph()).isLessThan(before - 0.1);
    }

    @Test
    void refusesANumberThatIsNone() {
        assertThatThrownBy(() -> vessel.setPoint(Loop.PH, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("set-point of PH");
    }

    private static void assertFinite(CultureState state) {
        assertThat(new double[] {
                    state.viableDensity(),
                    state.viability(),
                    state.temperature(),
                    state.ph(),
                    state.dissolvedOxygen(),
                    state.glucose(),
                    state.lactate(),
                    state.volume(),
                    state.pressure()
                })
                .as("%s", state)
                .doesNotContain(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }
}
