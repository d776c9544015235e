package org.ferrule.simulators.culture;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Simulated time that moves only when it is told to; for tests and virtual time. Thread-safe. */
public final class ManualClock implements SimulationClock {

    private static final double NANOS_PER_SECOND = 1e9;

    private final AtomicLong nanos = new AtomicLong();

    /**
     * Moves the time forward.
     *
     * @param d how far, not negative
     */
    public void advance(Duration d) {
        if (d.isNegative()) {
            throw new IllegalArgumentException("simulated time cannot run backwards: " + d);
        }
        nanos.addAndGet(d.toNanos());
    }

    @Override
    public double seconds() {
        return nanos.get() / NANOS_PER_SECOND;
    }
}
