package org.ferrule.simulators.lads;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets acting states last a while. */
final class ActingTimer implements Consumer<Runnable>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ActingTimer.class);
    private static final double NANOS_PER_SECOND = 1e9;

    private final long nanos;
    private final ScheduledThreadPoolExecutor executor;

    ActingTimer(double seconds) {
        nanos = Math.round(seconds * NANOS_PER_SECOND);
        executor = new ScheduledThreadPoolExecutor(
                1,
                task -> {
                    Thread thread = new Thread(task, "lads-bioreactor-acting");
                    thread.setDaemon(true);
                    return thread;
                },
                // What comes in after close has nobody left to see it.
                new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public void accept(Runnable end) {
        // Nobody waits for it: it shows in the state that follows.
        Future<?> unused = executor.schedule(end, nanos, TimeUnit.NANOSECONDS);
    }

    /** Does something again and again, until closed. */
    void every(Duration pause, Runnable work) {
        Future<?> unused = executor.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException failed) {
                        LOG.warn("what the device does by itself failed; it is tried again", failed);
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
