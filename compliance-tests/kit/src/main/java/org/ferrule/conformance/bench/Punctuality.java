package org.ferrule.conformance.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** How late the machine itself is: a task that is due every few milliseconds sees by how much it comes too late. */
public final class Punctuality implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(5);

    private final InstantSource clock;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "punctuality");
        thread.setDaemon(true);
        return thread;
    });
    private Instant last;
    private Duration worst = Duration.ZERO;

    private Punctuality(InstantSource clock) {
        this.clock = clock;
        this.last = clock.instant();
    }

    /** Looks from now on. */
    public static Punctuality watch(InstantSource clock) {
        Punctuality machine = new Punctuality(clock);
        var unused = machine.ticker.scheduleWithFixedDelay(
                machine::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return machine;
    }

    private synchronized void look() {
        Instant now = clock.instant();
        Duration late = Duration.between(last, now).minus(EVERY);
        last = now;
        worst = late.compareTo(worst) > 0 ? late : worst;
    }

    /** The longest that something was late since the beginning. */
    public synchronized Duration worst() {
        return worst;
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }
}
