package org.ferrule.simulators.culture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OxygenTest {

    private static final double KLA = 10.0 / 3600;

    @Test
    void withoutCellsItApproachesEquilibriumAtTheRateOfTransfer() {
        Oxygen oxygen = new Oxygen(0);
        for (int i = 0; i < 360; i++) {
            oxygen.step(KLA, 100, 0, 1);
        }

        assertThat(oxygen.dissolved()).as("63.2 % after 1/kLa = 360 s").isCloseTo(63.21, within(0.01));
    }

    @Test
    void atRestTheCellsTakeExactlyWhatTheGasGives() {
        Oxygen oxygen = new Oxygen(100);
        for (int i = 0; i < 7200; i++) {
            oxygen.step(KLA, 100, 1.0, 1);
        }

        double given = KLA * (100 - oxygen.dissolved()) / 100 * 0.2;
        assertThat(oxygen.uptake()).isCloseTo(given, within(1e-9));
        assertThat(oxygen.dissolved()).isBetween(50.0, 55.0);
    }

    @Test
    void aStepOfAnHourIsStable() {
        Oxygen oxygen = new Oxygen(100);
        for (int i = 0; i < 100; i++) {
            oxygen.step(KLA, 100, 30, 3600);
            assertThat(oxygen.dissolved()).isBetween(0.0, 100.0);
        }
    }

    @Test
    void transferGrowsWithStirringAndWithGas() {
        assertThat(Oxygen.kla(200, 100)).isGreaterThan(Oxygen.kla(100, 100));
        assertThat(Oxygen.kla(100, 200)).isGreaterThan(Oxygen.kla(100, 100));
    }
}
