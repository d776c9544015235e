package org.ferrule.api.model;

import java.util.Set;

/**
 * The 17 states of ISA-TR88.00.02 (PackML) of one functional unit; the fifth state variable. Numbers are the PackTag
 * numbers of OPC 30050. The legal edges are in {@link StateModel}.
 *
 * @since 0.1
 */
public enum FunctionalState {
    /** Acting: clearing what led to the abort. */
    CLEARING(1),
    /** Waiting: stopped. */
    STOPPED(2),
    /** Acting: starting. */
    STARTING(3),
    /** Waiting: ready to start. */
    IDLE(4),
    /** Waiting: suspended by something outside the unit. */
    SUSPENDED(5),
    /** Dual: doing its work. */
    EXECUTE(6),
    /** Acting: stopping. */
    STOPPING(7),
    /** Acting: aborting. */
    ABORTING(8),
    /** Waiting: aborted. */
    ABORTED(9),
    /** Acting: holding. */
    HOLDING(10),
    /** Waiting: held by the unit or a person. */
    HELD(11),
    /** Acting: leaving the hold. */
    UNHOLDING(12),
    /** Acting: suspending. */
    SUSPENDING(13),
    /** Acting: leaving the suspension. */
    UNSUSPENDING(14),
    /** Acting: resetting. */
    RESETTING(15),
    /** Acting: completing. */
    COMPLETING(16),
    /** Waiting: complete. */
    COMPLETE(17);

    private static final Set<FunctionalState> ACTING = Set.of(
            CLEARING,
            STARTING,
            STOPPING,
            ABORTING,
            HOLDING,
            UNHOLDING,
            SUSPENDING,
            UNSUSPENDING,
            RESETTING,
            COMPLETING);

    private final int number;

    FunctionalState(int number) {
        this.number = number;
    }

    /** The PackTag number. */
    public int number() {
        return number;
    }

    /** True for a state that ends by itself. */
    public boolean isActing() {
        return ACTING.contains(this);
    }

    /** True if the unit is doing, or about to go on doing, work that a stop would end. */
    public boolean isRunning() {
        return switch (this) {
            case STARTING, EXECUTE, HOLDING, HELD, UNHOLDING, SUSPENDING, SUSPENDED, UNSUSPENDING, COMPLETING -> true;
            default -> false;
        };
    }
}
