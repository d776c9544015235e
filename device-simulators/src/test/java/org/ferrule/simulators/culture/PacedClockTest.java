package org.ferrule.simulators.culture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacedClockTest {

    private final ManualClock real = new ManualClock();

    @Test
    void goesOnAtItsNewPaceWithoutAJump() {
        real.advance(Duration.ofSeconds(100));
        PacedClock clock = new PacedClock(real);
        real.advance(Duration.ofSeconds(3));
        clock.pace(1000);
        assertThat(clock.seconds()).isEqualTo(3);
        real.advance(Duration.ofSeconds(2));

        assertThat(clock.seconds()).isEqualTo(2003);
    }

    @Test
    void refusesToStandStill() {
        PacedClock clock = new PacedClock(real);

        assertThatThrownBy(() -> clock.pace(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
