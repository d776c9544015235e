package org.ferrule.core.supervision;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.ferrule.core.clock.RuntimeClock;
import org.ferrule.core.clock.Timers;

/**
 * Lets two changes of something pass in one window of time and sums up the rest, so that what flaps cannot flood the audit trail.
 * When the window ends, the last state that was held back is passed on with the number of changes that it stands for.
 */
final class FlapFilter {
    private static final int BUDGET = 2;

    private final RuntimeClock clock;
    private final Timers timers;
    private final Duration window;
    private final Consumer<Map<String, String>> target;
    private long windowStart;
    private int passed = BUDGET + 1;
    private int heldBack;
    private Map<String, String> last = Map.of();

    FlapFilter(SupervisionServices services, Consumer<Map<String, String>> target) {
        this.clock = services.clock();
        this.timers = services.timers();
        this.window = services.pace().auditWindow();
        this.target = target;
    }

    synchronized void changed(Map<String, String> facts) {
        if (passed > BUDGET || clock.nanos() - windowStart >= window.toNanos()) {
            flush();
            windowStart = clock.nanos();
            passed = 0;
        }
        if (passed < BUDGET) {
            passed++;
            target.accept(facts);
            return;
        }
        if (heldBack++ == 0) {
            timers.after(window.minusNanos(clock.nanos() - windowStart), this::flush);
        }
        last = facts;
    }

    private synchronized void flush() {
        if (heldBack > 0) {
            Map<String, String> summed = new TreeMap<>(last);
            summed.put("changesSummedUp", Integer.toString(heldBack));
            heldBack = 0;
            target.accept(summed);
        }
    }
}
