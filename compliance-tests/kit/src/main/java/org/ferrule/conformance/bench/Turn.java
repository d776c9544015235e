package org.ferrule.conformance.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.ferrule.launcher.client.NoSiteException;

/**
 * Benches that start together on few processors are all ready late; one after the other the first is at work while the last still starts.
 * Safe for use by several threads.
 */
final class Turn {
    private final Semaphore free = new Semaphore(1, true);
    private final Duration longest;

    /**
     * A turn that is free.
     *
     * @param longest to wait for it; who has it may be stuck, and that must not stop the others
     */
    Turn(Duration longest) {
        this.longest = longest;
    }

    /** Starts it when it is our turn, or when we have waited long enough, and gives the turn to the next. */
    <T> T take(Start<T> start) throws IOException, NoSiteException {
        boolean isOurs = isOurs();
        try {
            return start.start();
        } finally {
            if (isOurs) {
                free.release();
            }
        }
    }

    private boolean isOurs() {
        try {
            return free.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What takes a turn. */
    @FunctionalInterface
    interface Start<T> {
        T start() throws IOException, NoSiteException;
    }
}
