package org.ferrule.simulators.culture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SimulationClockTest {

    @Test
    void aFastClockRunsAheadOfRealTime() {
        SimulationClock real = SimulationClock.realTime(1);
        SimulationClock fast = SimulationClock.realTime(1000);

        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> fast.seconds() > 50);
        assertThat(real.seconds()).isLessThan(5);
    }

    @Test
    void aManualClockMovesOnlyWhenToldAndNeverBack() {
        ManualClock clock = new ManualClock();
        clock.advance(Duration.ofMillis(1500));

        assertThat(clock.seconds()).isEqualTo(1.5);
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot run backwards");
    }
}
