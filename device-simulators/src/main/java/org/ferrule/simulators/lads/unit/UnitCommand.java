package org.ferrule.simulators.lads.unit;

import static org.ferrule.simulators.lads.unit.UnitState.ABORTED;
import static org.ferrule.simulators.lads.unit.UnitState.ABORTING;
import static org.ferrule.simulators.lads.unit.UnitState.CLEARING;
import static org.ferrule.simulators.lads.unit.UnitState.COMPLETE;
import static org.ferrule.simulators.lads.unit.UnitState.COMPLETING;
import static org.ferrule.simulators.lads.unit.UnitState.EXECUTE;
import static org.ferrule.simulators.lads.unit.UnitState.HELD;
import static org.ferrule.simulators.lads.unit.UnitState.HOLDING;
import static org.ferrule.simulators.lads.unit.UnitState.IDLE;
import static org.ferrule.simulators.lads.unit.UnitState.RESETTING;
import static org.ferrule.simulators.lads.unit.UnitState.STARTING;
import static org.ferrule.simulators.lads.unit.UnitState.STOPPED;
import static org.ferrule.simulators.lads.unit.UnitState.STOPPING;
import static org.ferrule.simulators.lads.unit.UnitState.SUSPENDED;
import static org.ferrule.simulators.lads.unit.UnitState.SUSPENDING;
import static org.ferrule.simulators.lads.unit.UnitState.UNHOLDING;
import static org.ferrule.simulators.lads.unit.UnitState.UNSUSPENDING;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a client may ask of the functional unit, and from which states (LADS 1.0, functional and running machines). */
public enum UnitCommand {
    START("Start", STARTING, EnumSet.of(STOPPED, IDLE)),
    STOP("Stop", STOPPING, runningStates()),
    // The node set has no abort from Stopped, Stopping or Clearing, although PackML does.
    ABORT("Abort", ABORTING, runningStates()),
    CLEAR("Clear", CLEARING, EnumSet.of(ABORTED)),
    HOLD("Hold", HOLDING, EnumSet.of(STARTING, EXECUTE, SUSPENDING, SUSPENDED, UNSUSPENDING, UNHOLDING)),
    UNHOLD("Unhold", UNHOLDING, EnumSet.of(HELD)),
    SUSPEND("Suspend", SUSPENDING, EnumSet.of(EXECUTE)),
    UNSUSPEND("Unsuspend", UNSUSPENDING, EnumSet.of(SUSPENDED)),
    TO_COMPLETE("ToComplete", COMPLETING, EnumSet.of(EXECUTE)),
    RESET("Reset", RESETTING, EnumSet.of(COMPLETE));

    private final String methodName;
    private final UnitState target;
    private final Set<UnitState> sources;

    UnitCommand(String methodName, UnitState target, Set<UnitState> sources) {
        this.methodName = methodName;
        this.target = target;
        this.sources = Set.copyOf(sources);
    }

    /** The published name of the method. */
    public String methodName() {
        return methodName;
    }

    /** The state that the command leads to, or empty when it is not legal in that state. */
    public Optional<UnitState> from(UnitState state) {
        return sources.contains(state) ? Optional.of(target) : Optional.empty();
    }

    private static Set<UnitState> runningStates() {
        return EnumSet.allOf(UnitState.class).stream()
                .filter(UnitState::isRunning)
                .collect(Collectors.toUnmodifiableSet());
    }
}
