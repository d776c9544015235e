package org.ferrule.core.lane;

import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.FerruleException;
import org.ferrule.core.clock.Timers.Timer;
import org.ferrule.core.equipment.Urgency;

/** One call in a lane. The flags are guarded by the lane's lock. */
final class LaneTask<T> {
    static final Comparator<LaneTask<?>> ORDER =
            Comparator.<LaneTask<?>, Urgency>comparing(t -> t.request.urgency()).thenComparingLong(t -> t.order);

    final LaneRequest request;
    final CompletableFuture<T> future = new CompletableFuture<>();
    private final Callable<T> call;
    private final long order;
    Timer deadline = () -> {};
    volatile boolean isOverdue;

    LaneTask(LaneRequest request, Callable<T> call, long order) {
        this.request = request;
        this.call = call;
        this.order = order;
    }

    /** Makes the call and returns how to tell its owner, which the lane does after it is free for the next call. */
    Runnable run() {
        if (future.isDone()) {
            return () -> {};
        }
        try {
            T result = call.call();
            return () -> future.complete(result);
        } catch (Throwable failure) { // Whatever a driver throws must not end the lane.
            return () -> future.completeExceptionally(explain(failure));
        }
    }

    private Throwable explain(Throwable failure) {
        return isOverdue && !(failure instanceof FerruleException) ? timeout(failure) : failure;
    }

    ConnectionException timeout(Throwable cause) {
        return new ConnectionException(CommFault.TIMEOUT, late() + "; it may have reached the device", cause);
    }

    void failLateInQueue() {
        future.completeExceptionally(ConnectionException.notSent(
                CommFault.TIMEOUT, late() + " while other calls to the same equipment were under way", null));
    }

    void failUnsent(CommFault fault, String reason) {
        future.completeExceptionally(
                ConnectionException.notSent(fault, "'" + request.what() + "' was not sent: " + reason, null));
    }

    private String late() {
        return "'" + request.what() + "' was not over after "
                + request.deadline().toMillis() + " ms";
    }
}
