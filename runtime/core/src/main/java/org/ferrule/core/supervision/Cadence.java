package org.ferrule.core.supervision;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.ferrule.core.clock.Timers;
import org.ferrule.core.lane.Lane;
import org.ferrule.core.lane.LaneRequest;

/**
 * A call that is repeated on a lane as long as something lives. The next one is timed when the last is over: a slow device or a
 * busy lane makes calls rarer and never lets them queue up.
 */
final class Cadence {
    private final Lane lane;
    private final Timers timers;
    private final LaneRequest request;
    private final BooleanSupplier isLive;
    private Timers.Timer waiting = () -> {};
    private boolean isEnded;

    Cadence(Lane lane, Timers timers, LaneRequest request, BooleanSupplier isLive) {
        this.lane = lane;
        this.timers = timers;
        this.request = request;
        this.isLive = isLive;
    }

    synchronized void repeat(Supplier<Duration> untilNext, Callable<?> call) {
        if (!isEnded && isLive.getAsBoolean()) {
            waiting = timers.after(untilNext.get(), () -> submit(untilNext, call));
        }
    }

    /** Forgets the next call, which would keep the driver and its classes until it is due. */
    synchronized void end() {
        isEnded = true;
        waiting.cancel();
    }

    private void submit(Supplier<Duration> untilNext, Callable<?> call) {
        if (isLive.getAsBoolean()) {
            // Failures are dealt with where they arise; a call that never left the queue is simply late.
            CompletableFuture<?> unused =
                    lane.submit(request, call).whenComplete((result, failure) -> repeat(untilNext, call));
        }
    }
}
