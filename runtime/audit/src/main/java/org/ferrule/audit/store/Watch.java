package org.ferrule.audit.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks the slow questions every few seconds on a thread of its own, so that no record waits for their answers. */
final class Watch implements Supplier<ClockSync>, AutoCloseable {
    private static final long SECONDS = 2;
    private static final long FIRST_SECONDS = 1;

    private final Supplier<ClockSync> kernel;
    private final DiskRoom disk;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "audit-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final CompletableFuture<ClockSync> first = new CompletableFuture<>();
    private volatile @Nullable ClockSync sync;
    private @Nullable Future<?> looking;

    Watch(Supplier<ClockSync> kernel, DiskRoom disk) {
        this.kernel = kernel;
        this.disk = disk;
        // The first answer takes as long as opening the database, so the two go side by side.
        timer.execute(this::ask);
    }

    private void ask() {
        ClockSync answer = kernel.get();
        sync = answer;
        first.complete(answer);
    }

    /** The newest answer; waits for the first one, if not for long. */
    @Override
    public ClockSync get() {
        ClockSync newest = sync;
        return newest != null
                ? newest
                : first.completeOnTimeout(ClockSync.UNKNOWN, FIRST_SECONDS, TimeUnit.SECONDS)
                        .join();
    }

    /** Begins to look, and to make the writer look. */
    void start(WriterThread writer) {
        timer.execute(disk::makeReserve);
        looking = timer.scheduleWithFixedDelay(
                () -> {
                    ask();
                    disk.look();
                    writer.offer(new Task.Look(new CompletableFuture<>()));
                },
                0,
                SECONDS,
                TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        if (looking != null) {
            looking.cancel(true);
        }
        timer.shutdownNow();
    }
}
