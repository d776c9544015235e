package org.ferrule.simulators.alicat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.ferrule.simulators.alicat.AlicatController.Surroundings;
import org.ferrule.simulators.alicat.Valve.Hold;
import org.ferrule.simulators.culture.ManualClock;
import org.junit.jupiter.api.Test;

class AlicatControllerTest {

    private final ManualClock clock = new ManualClock();
    private double supply = 300;
    private final AlicatController controller = new AlicatController(
            AlicatSettings.of(AlicatModel.MODERN, 'A', "SIM1", 3), new Surroundings(() -> supply, () -> 25), clock);

    private void pass(double seconds) {
        clock.advance(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    @Test
    void theValveMovesTowardsTheSetPoint() {
        assertThat(controller.command(100)).isTrue();
        assertThat(controller.mlPerMin()).isZero();
        pass(0.4);
        assertThat(controller.mlPerMin()).isCloseTo(63.2, within(0.1));
        pass(10);
        assertThat(controller.mlPerMin()).isCloseTo(100, within(0.001));
    }

    @Test
    void whoLooksHowOftenChangesNothing() {
        AlicatController watched = new AlicatController(
                AlicatSettings.of(AlicatModel.MODERN, 'B', "SIM2", 3), new Surroundings(() -> supply, () -> 25), clock);
        controller.command(300);
        watched.command(300);
        for (int i = 0; i < 50; i++) {
            pass(0.1);
            watched.mlPerMin();
        }

        assertThat(watched.mlPerMin()).isCloseTo(controller.mlPerMin(), within(1e-9));
        assertThat(watched.total()).isCloseTo(controller.total(), within(1e-9));
    }

    @Test
    void theTotalizerCountsWhatFlowed() {
        controller.command(60);
        pass(60.4);
        assertThat(controller.total()).as("the lag of the valve is missing").isCloseTo(60, within(0.001));
        controller.resetTotalizer();
        assertThat(controller.total()).isZero();
    }

    @Test
    void aWeakSupplyGivesLessThanTheSetPointAndAnEmptyOneNothing() {
        supply = 131.325;
        controller.command(500);
        pass(20);
        assertThat(controller.mlPerMin()).isCloseTo(125, within(0.001));
        supply = 90;
        pass(20);
        assertThat(controller.mlPerMin()).isCloseTo(0, within(0.001));
    }

    @Test
    void aHeldValveIgnoresTheSetPointUntilItIsReleased() {
        controller.command(100);
        pass(10);
        controller.hold(Hold.CURRENT);
        controller.command(0);
        pass(10);
        assertThat(controller.mlPerMin()).isCloseTo(100, within(0.001));
        controller.hold(Hold.CLOSED);
        controller.command(200);
        pass(10);
        assertThat(controller.mlPerMin()).isCloseTo(0, within(0.001));
        controller.hold(Hold.NONE);
        pass(10);
        assertThat(controller.mlPerMin()).isCloseTo(200, within(0.001));
    }

    @Test
    void aTareWhileGasFlowsMakesEveryLaterReadingWrong() {
        controller.command(100);
        pass(10);
        controller.tareFlow();
        controller.command(150);
        pass(10);

        assertThat(controller.readings().flow()).isCloseTo(50, within(0.01));
        assertThat(controller.mlPerMin()).isCloseTo(150, within(0.01));
    }

    @Test
    void aTareAtRestTakesTheErrorOfTheZero() {
        assertThat(controller.readings().flow()).isBetween(0.4, 1.6);
        controller.tareFlow();
        assertThat(controller.readings().flow()).isZero();
    }

    @Test
    void setPointsOutsideTheRangeAreRefused() {
        assertThat(controller.command(500.1)).isFalse();
        assertThat(controller.command(-1)).isFalse();
        assertThat(controller.command(Double.NaN)).isFalse();
        assertThat(controller.setPoint()).isZero();
    }
}
