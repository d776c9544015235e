package org.ferrule.audit.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks the slow questions every few seconds on a thread of its own, so that no record waits for their answers. */
final class Watch implements Supplier<ClockSync>, AutoCloseable {
    private static final long SECONDS = 2;

    private final Supplier<ClockSync> kernel;
    private final DiskRoom disk;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "audit-watch");
        thread.setDaemon(true);
        return thread;
    });
    private volatile ClockSync sync;

    Watch(Supplier<ClockSync> kernel, DiskRoom disk) {
        this.kernel = kernel;
        this.disk = disk;
        this.sync = kernel.get();
    }

    /** The newest answer. */
    @Override
    public ClockSync get() {
        return sync;
    }

    /** Begins to look, and to make the writer look. */
    void start(WriterThread writer) {
        timer.execute(disk::makeReserve);
        timer.scheduleWithFixedDelay(
                () -> {
                    sync = kernel.get();
                    disk.look();
                    writer.offer(new Task.Look(new CompletableFuture<>()));
                },
                0,
                SECONDS,
                TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
