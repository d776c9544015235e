package org.ferrule.core.clock;

import java.time.InstantSource;

/** Wall clock for stamps and monotonic clock for intervals: a stepped wall clock must not delay a poll or a deadline. */
public interface RuntimeClock extends InstantSource {
    /** Monotonic nanoseconds from an arbitrary origin; only differences mean anything. */
    long nanos();
}
