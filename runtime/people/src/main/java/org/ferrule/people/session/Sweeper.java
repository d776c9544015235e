package org.ferrule.people.session;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something small again and again, whatever becomes of it. */
final class Sweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final long PERIOD_SECONDS = 15;

    private final Runnable work;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "people-sweeper");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable ScheduledFuture<?> future;

    Sweeper(Runnable work) {
        this.work = work;
    }

    synchronized void start() {
        future = executor.scheduleWithFixedDelay(this::sweep, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    private void sweep() {
        try {
            work.run();
        } catch (RuntimeException e) {
            // Thrown on, it would end the schedule.
            LOG.error("sessions could not be looked through; they are again in {} s", PERIOD_SECONDS, e);
        }
    }

    @Override
    public synchronized void close() {
        if (future != null) {
            future.cancel(false);
        }
        executor.shutdown();
    }
}
