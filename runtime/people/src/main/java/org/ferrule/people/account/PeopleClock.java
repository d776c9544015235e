package org.ferrule.people.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time of this module, and its one place that reads the machine's clocks. What lasts is measured by {@link #nanos}, so that
 * setting the wall clock neither ends nor prolongs it; what must outlive a restart is told by the wall clock.
 */
public final class PeopleClock {
    private final InstantSource wall;
    private final LongSupplier nanos;

    /** Takes both clocks. */
    public PeopleClock(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
    }

    /** The machine's. */
    public static PeopleClock machine() {
        return new PeopleClock(InstantSource.system(), System::nanoTime);
    }

    /** The time of day. */
    public Instant now() {
        return wall.instant();
    }

    /** Nanoseconds since some moment; never falls. */
    public long nanos() {
        return nanos.getAsLong();
    }

    /** What has passed since a value of {@link #nanos}. */
    public Duration since(long then) {
        return Duration.ofNanos(nanos() - then);
    }
}
