package org.ferrule.transport.line;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs calls of the operating system that may hang, each on a thread of its own that can be left behind. */
final class Watchdog {
    private Watchdog() {}

    /**
     * Runs a call and waits for it.
     *
     * @param late takes the result if the call ends only after its caller has left
     * @throws TimeoutException if it does not end within the bound, or the waiting thread is interrupted
     */
    static <T> T call(String name, Duration bound, Supplier<T> call, Consumer<T> late) throws TimeoutException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        T result = call.get();
                        if (!answer.complete(result)) {
                            late.accept(result);
                        }
                    } catch (RuntimeException | Error e) {
                        answer.completeExceptionally(e);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        try {
            return answer.get(bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(name + " failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return afterAll(answer, name + " was interrupted");
        } catch (TimeoutException e) {
            return afterAll(answer, name + " did not end within " + bound.toMillis() + " ms");
        }
    }

    /** The call may have ended at the last moment: either its result is taken here or {@code late} gets it, never neither. */
    private static <T> T afterAll(CompletableFuture<T> answer, String message) throws TimeoutException {
        TimeoutException timeout = new TimeoutException(message);
        if (answer.completeExceptionally(timeout)) {
            throw timeout;
        }
        return answer.join();
    }
}
