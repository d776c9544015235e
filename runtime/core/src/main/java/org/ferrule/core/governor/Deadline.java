package org.ferrule.core.governor;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A moment on the monotonic clock. */
record Deadline(LongSupplier nanos, long end) {
    static Deadline in(LongSupplier nanos, Duration length) {
        return new Deadline(nanos, nanos.getAsLong() + length.toNanos());
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, end - nanos.getAsLong()));
    }

    boolean isOver() {
        return end - nanos.getAsLong() <= 0;
    }

    /** The length, or what is left if that is less. */
    Duration atMost(Duration length) {
        Duration left = left();
        return left.compareTo(length) < 0 ? left : length;
    }

    /** The earlier of this and so much from now. */
    Deadline orIn(Duration length) {
        Deadline other = in(nanos, length);
        return other.end - end < 0 ? other : this;
    }
}
