package org.ferrule.simulators.lads.unit;

import java.util.Optional;

/** What a client may ask of the functional unit, and from which states (LADS 1.0, functional and running machines). */
public enum UnitCommand {
    START("Start", UnitState.STARTING),
    STOP("Stop", UnitState.STOPPING),
    ABORT("Abort", UnitState.ABORTING),
    CLEAR("Clear", UnitState.CLEARING),
    HOLD("Hold", UnitState.HOLDING),
    UNHOLD("Unhold", UnitState.UNHOLDING),
    SUSPEND("Suspend", UnitState.SUSPENDING),
    UNSUSPEND("Unsuspend", UnitState.UNSUSPENDING),
    TO_COMPLETE("ToComplete", UnitState.COMPLETING),
    RESET("Reset", UnitState.RESETTING);

    private final String methodName;
    private final UnitState target;

    UnitCommand(String methodName, UnitState target) {
        this.methodName = methodName;
        this.target = target;
    }

    /** The published name of the method. */
    public String methodName() {
        return methodName;
    }

    /** The state that the command leads to, or empty when it is not legal in that state. */
    public Optional<UnitState> from(UnitState state) {
        return isLegalIn(state) ? Optional.of(target) : Optional.empty();
    }

    private boolean isLegalIn(UnitState state) {
        return switch (this) {
            case START -> state == UnitState.STOPPED || state == UnitState.IDLE;
            // The node set has no abort from Stopped, Stopping or Clearing, although PackML does.
            case STOP, ABORT -> state.isRunning();
            case CLEAR -> state == UnitState.ABORTED;
            case HOLD -> canHold(state);
            case UNHOLD -> state == UnitState.HELD;
            case SUSPEND, TO_COMPLETE -> state == UnitState.EXECUTE;
            case UNSUSPEND -> state == UnitState.SUSPENDED;
            case RESET -> state == UnitState.COMPLETE;
        };
    }

    private static boolean canHold(UnitState state) {
        return switch (state) {
            case STARTING, EXECUTE, SUSPENDING, SUSPENDED, UNSUSPENDING, UNHOLDING -> true;
            default -> false;
        };
    }
}
