package org.ferrule.transport.line;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A span of time that started when this was made. The only place in here that looks at a clock. */
public final class Deadline {
    private final long start = System.nanoTime();
    private final long nanos;

    private Deadline(long nanos) {
        this.nanos = nanos;
    }

    /** Starts now. */
    public static Deadline after(Duration timeout) {
        return new Deadline(Math.max(0, timeout.toNanos()));
    }

    /** What is left, at least 0. */
    public long leftNanos() {
        return Math.max(0, nanos - (System.nanoTime() - start));
    }

    /** True once nothing is left. */
    public boolean isOver() {
        return leftNanos() == 0;
    }

    /** Lets the thread rest for a moment, but not past this deadline; an interrupt ends the rest early. */
    void rest(Duration moment) {
        LockSupport.parkNanos(this, Math.min(leftNanos(), moment.toNanos()));
    }

    /** For messages: elapsed time and timeout. */
    @Override
    public String toString() {
        return (System.nanoTime() - start) / 1_000_000 + " ms (timeout " + nanos / 1_000_000 + " ms)";
    }
}
