package org.ferrule.transport.opcua.session;

import java.time.Duration;

/** A moment on the monotonic clock by which a call must have ended. */
public final class Deadline {
    private final long end;
    private final Duration allowed;

    private Deadline(Duration allowed) {
        this.allowed = allowed;
        this.end = TransportClock.nanos() + allowed.toNanos();
    }

    /** A deadline that starts to run now. */
    public static Deadline in(Duration allowed) {
        return new Deadline(allowed);
    }

    /** Milliseconds that are left, at least 1, so that it can be given to anything that reads 0 as for ever. */
    public long remainingMillis() {
        return Math.max(1, (end - TransportClock.nanos()) / 1_000_000);
    }

    /** What was allowed in all. */
    public Duration allowed() {
        return allowed;
    }
}
