package org.ferrule.core.supervision;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;

/** Waits for what a lane answers. */
final class LaneAnswer {
    /** The lane keeps deadlines itself; this only bounds the wait if the timers are starved. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private LaneAnswer() {}

    static <T> T await(CompletableFuture<T> future, Duration bound)
            throws ConnectionException, DeviceException, InterruptedException {
        try {
            return future.get(bound.plus(SLACK).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            if (cause instanceof ConnectionException connection) {
                throw connection;
            }
            if (cause instanceof DeviceException device) {
                throw device;
            }
            throw new ConnectionException(CommFault.PROTOCOL, "the call failed: " + cause, cause);
        } catch (TimeoutException late) {
            throw new ConnectionException(CommFault.TIMEOUT, "no answer from the lane", late);
        } catch (InterruptedException interrupted) {
            future.cancel(false);
            throw interrupted;
        }
    }
}
