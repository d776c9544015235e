package org.ferrule.core.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ferrule.core.clock.Timers;
import org.ferrule.core.equipment.Urgency;
import org.ferrule.core.lane.Lane;
import org.ferrule.core.lane.LaneListener;
import org.ferrule.core.lane.LaneRequest;
import org.junit.jupiter.api.Test;

class CadenceTest {
    private static final LaneRequest REQUEST = new LaneRequest(Urgency.STATUS, Duration.ofSeconds(5), "clock");

    private final List<Runnable> waiting = new ArrayList<>();
    private final Timers timers = new Timers() {
        @Override
        public Timer after(Duration delay, Runnable task) {
            waiting.add(task);
            return () -> waiting.remove(task);
        }

        @Override
        public void close() {
            waiting.clear();
        }
    };

    /** A clock is read every ten minutes; so long a removed plugin's classes would stay. */
    @Test
    void whatHasEndedKeepsNothingUntilItsNextCallWouldBeDue() throws Exception {
        Lane lane = new Lane("cadence", timers, Duration.ofSeconds(1), new LaneListener() {
            @Override
            public void quarantined(String reason) {}

            @Override
            public void released() {}
        });
        Cadence cadence = new Cadence(lane, timers, REQUEST, () -> true);
        cadence.repeat(() -> Duration.ofMinutes(10), () -> true);
        assertThat(waiting).hasSize(1);

        cadence.end();
        assertThat(waiting).isEmpty();
        cadence.repeat(() -> Duration.ofMinutes(10), () -> true);
        assertThat(waiting).isEmpty();
        assertThat(lane.close(Duration.ofSeconds(5), () -> {})).isTrue();
    }
}
