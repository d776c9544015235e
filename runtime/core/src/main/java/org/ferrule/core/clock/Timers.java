package org.ferrule.core.clock;

import java.time.Duration;

/** Calls back later. Tasks run one at a time on one thread shared by the whole runtime, so they must not block. */
public interface Timers extends AutoCloseable {
    /** Runs a task once after a delay; a delay that is not positive means as soon as possible. */
    Timer after(Duration delay, Runnable task);

    /** Forgets every task that has not run; later tasks are ignored. */
    @Override
    void close();

    /** One task that waits. */
    @FunctionalInterface
    interface Timer {
        /** Forgets the task unless it has already begun; idempotent. */
        void cancel();
    }
}
