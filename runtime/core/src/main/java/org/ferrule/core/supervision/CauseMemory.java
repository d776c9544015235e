package org.ferrule.core.supervision;

import java.time.Duration;
import org.ferrule.core.clock.RuntimeClock;

/**
 * What a command says that it causes. Remembered for two status intervals, because a device may take its next state after the
 * command's last poll, and the status polls in between must not blame the device for it. Thread-safe.
 */
final class CauseMemory {
    private final RuntimeClock clock;
    private final long keepNanos;
    private String cause = "";
    private long since;

    CauseMemory(RuntimeClock clock, Duration statusEvery) {
        this.clock = clock;
        this.keepNanos = statusEvery.multipliedBy(2).toNanos();
    }

    synchronized void note(String given) {
        cause = given;
        since = clock.nanos();
    }

    /** Empty if nothing is remembered. */
    synchronized String recent() {
        return clock.nanos() - since <= keepNanos ? cause : "";
    }
}
