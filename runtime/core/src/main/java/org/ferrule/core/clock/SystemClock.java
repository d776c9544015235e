package org.ferrule.core.clock;

import java.time.Instant;

/** The machine's clocks. */
public final class SystemClock implements RuntimeClock {
    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
