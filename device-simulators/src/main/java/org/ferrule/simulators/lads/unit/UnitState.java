package org.ferrule.simulators.lads.unit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the functional unit is, on both levels at once: LADS puts twelve of the seventeen states into a machine of their own
 * that is active only while the outer one is Running.
 */
public enum UnitState {
    STOPPED("Stopped", null, null),
    STOPPING("Stopping", null, "STOPPED"),
    ABORTED("Aborted", null, null),
    ABORTING("Aborting", null, "ABORTED"),
    CLEARING("Clearing", null, "STOPPED"),
    IDLE("Running", "Idle", null),
    STARTING("Running", "Starting", "EXECUTE"),
    EXECUTE("Running", "Execute", null),
    COMPLETING("Running", "Completing", "COMPLETE"),
    COMPLETE("Running", "Complete", null),
    RESETTING("Running", "Resetting", "IDLE"),
    HOLDING("Running", "Holding", "HELD"),
    HELD("Running", "Held", null),
    UNHOLDING("Running", "Unholding", "EXECUTE"),
    SUSPENDING("Running", "Suspending", "SUSPENDED"),
    SUSPENDED("Running", "Suspended", null),
    UNSUSPENDING("Running", "Unsuspending", "EXECUTE");

    private final String functional;
    private final @Nullable String running;
    private final @Nullable String next;

    UnitState(String functional, @Nullable String running, @Nullable String next) {
        this.functional = functional;
        this.running = running;
        this.next = next;
    }

    /** The published name in the outer machine. */
    public String functional() {
        return functional;
    }

    /** The published name in the inner machine; empty while that machine is not active. */
    public Optional<String> running() {
        return Optional.ofNullable(running);
    }

    /** Where an acting state goes by itself when its work is done; empty for a state that waits. */
    public Optional<UnitState> next() {
        return Optional.ofNullable(next).map(UnitState::valueOf);
    }

    public boolean isRunning() {
        return running != null;
    }
}
