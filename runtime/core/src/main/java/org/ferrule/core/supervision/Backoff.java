package org.ferrule.core.supervision;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.ferrule.core.clock.RuntimeClock;

/** How long to wait before the next attempt: doubling, capped, with jitter. Guarded by its owner. */
final class Backoff {
    private static final int LARGEST_SHIFT = 30;

    private final Pace pace;
    private final RuntimeClock clock;
    private final RandomGenerator random;
    private int failures;
    private boolean wasOnline;
    private long onlineSince;

    Backoff(Pace pace, RuntimeClock clock, RandomGenerator random) {
        this.pace = pace;
        this.clock = clock;
        this.random = random;
    }

    /** Counts one more failure and says how long to wait after it. */
    Duration next() {
        int shift = Math.min(failures++, LARGEST_SHIFT);
        double doubled = (double) pace.firstRetry().toNanos() * (1L << shift);
        double capped = Math.min(doubled, (double) pace.longestRetry().toNanos());
        double jittered = capped * (1 + pace.jitter() * (2 * random.nextDouble() - 1));
        return Duration.ofNanos((long) jittered);
    }

    void online() {
        wasOnline = true;
        onlineSince = clock.nanos();
    }

    /** At once after a connection that was good for a while; later and later if none is. */
    Duration afterLoss() {
        boolean wasStable =
                wasOnline && clock.nanos() - onlineSince >= pace.stableAfter().toNanos();
        wasOnline = false;
        if (wasStable) {
            failures = 0;
        }
        return wasStable ? Duration.ZERO : next();
    }
}
