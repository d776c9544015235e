package org.ferrule.simulators.lads.unit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** Walks the functional unit along legal edges only; thread-safe. */
public final class UnitStateMachine {

    /**
     * A state and the moment it was entered.
     *
     * @param state where the unit is
     * @param since when it came there
     */
    public record Stay(UnitState state, Instant since) {}

    private final Consumer<Runnable> afterActing;
    private final Consumer<UnitState> onEntry;
    private final InstantSource time;
    private Stay stay;

    /**
     * Starts in Stopped.
     *
     * @param afterActing runs what it is given once, when an acting state has done its work
     * @param onEntry told of each state as it is entered, before any caller can see it
     * @param time wall clock
     */
    public UnitStateMachine(Consumer<Runnable> afterActing, Consumer<UnitState> onEntry, InstantSource time) {
        this.afterActing = afterActing;
        this.onEntry = onEntry;
        this.time = time;
        this.stay = new Stay(UnitState.STOPPED, time.instant());
    }

    public synchronized Stay stay() {
        return stay;
    }

    /** Obeys the command and returns true, or changes nothing and returns false when it is not legal now. */
    public synchronized boolean fire(UnitCommand command) {
        Optional<UnitState> target = command.from(stay.state());
        target.ifPresent(this::enter);
        return target.isPresent();
    }

    /** As after a loss of power: stopped, wherever it was. */
    public synchronized void restart() {
        onEntry.accept(UnitState.STOPPING);
        stay = new Stay(UnitState.STOPPED, time.instant());
    }

    private void enter(UnitState state) {
        onEntry.accept(state);
        Stay entered = new Stay(state, time.instant());
        stay = entered;
        state.next().ifPresent(next -> afterActing.accept(() -> leave(entered, next)));
    }

    private synchronized void leave(Stay acting, UnitState next) {
        // Identity: another command may have led elsewhere meanwhile, even back into the same acting state.
        if (isStill(acting)) {
            enter(next);
        }
    }

    @SuppressWarnings("ReferenceEquality")
    private boolean isStill(Stay acting) {
        return stay == acting;
    }
}
