package org.ferrule.core.supervision;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: doubling, capped, with jitter. Guarded by its owner. */
final class Backoff {
    private static final int LARGEST_SHIFT = 30;

    private final Pace pace;
    private final RandomGenerator random;
    private int failures;

    Backoff(Pace pace, RandomGenerator random) {
        this.pace = pace;
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

    int failures() {
        return failures;
    }

    void reset() {
        failures = 0;
    }
}
