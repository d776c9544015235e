package org.ferrule.simulators.cli;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A server that is being started on a thread of its own, while others start. */
final class BackgroundStart {

    /** Starts a server; returns when it listens. */
    @FunctionalInterface
    interface Starting {
        void start() throws IOException;
    }

    private final FutureTask<Void> task;

    private BackgroundStart(FutureTask<Void> task) {
        this.task = task;
    }

    static BackgroundStart of(String name, Starting starting) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            starting.start();
            return null;
        });
        Thread thread = new Thread(task, name + "-start");
        thread.setDaemon(true);
        thread.start();
        return new BackgroundStart(task);
    }

    /** Waits until the server listens; throws what its start threw. */
    void await() throws IOException, InterruptedException {
        try {
            task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
