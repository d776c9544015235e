package org.ferrule.api.descriptor;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.OperatingMode;
import org.ferrule.api.model.UnitId;

/**
 * One command.
 *
 * @param id stable for ever
 * @param unit the functional unit that it acts on; empty if it acts on the equipment as a whole
 * @param effect what happens if it reaches the device twice
 * @param risk what a person must do before it may run
 * @param arguments in order
 * @param results in order
 * @param conditions when it may run
 * @param timing how long it may take
 * @param precautions what else the runtime demands first; none for risk SAFETY
 * @param isRecallable whether the device can say later what became of it; the session then implements {@code Recallable}
 * @param description one sentence for people
 * @since 0.1
 */
public record CommandDescriptor(
        CommandId id,
        Optional<UnitId> unit,
        Effect effect,
        Risk risk,
        List<ArgumentDescriptor> arguments,
        List<ArgumentDescriptor> results,
        Conditions conditions,
        Timing timing,
        Precautions precautions,
        boolean isRecallable,
        String description) {

    /** Copies the lists. */
    public CommandDescriptor {
        arguments = List.copyOf(arguments);
        results = List.copyOf(results);
    }

    /** What happens if a command reaches the device twice. */
    public enum Effect {
        /** Nothing changes at the device. */
        QUERY,
        /** Twice is the same as once. */
        IDEMPOTENT,
        /** Twice is not the same as once. */
        NON_IDEMPOTENT
    }

    /** What a person must do before a command may run. */
    public enum Risk {
        /** Ask for it. */
        NORMAL,
        /** Sign for it electronically. */
        CONFIRM,
        /** Stop, abort or safe state: needs no lock, overtakes everything, and acts before the audit trail if it must. */
        SAFETY
    }

    /**
     * When a command may run.
     *
     * @param states allowed functional states; empty allows all
     * @param modes allowed operating modes; empty allows all
     * @param needsLock whether the caller must hold the functional unit's lock
     * @param leadsTo the functional state in which the unit ends; the runtime waits for it before it reports success
     * @param during commands beside which it may run on the same unit, for example a hold during a run that takes hours; empty
     *     waits for the end of every other
     */
    public record Conditions(
            Set<FunctionalState> states,
            Set<OperatingMode> modes,
            boolean needsLock,
            Optional<FunctionalState> leadsTo,
            Set<CommandId> during) {
        /** Copies the sets. */
        public Conditions {
            states = Set.copyOf(states);
            modes = Set.copyOf(modes);
            during = Set.copyOf(during);
        }

        /** No condition. */
        public static Conditions none() {
            return new Conditions(
                    EnumSet.noneOf(FunctionalState.class),
                    EnumSet.noneOf(OperatingMode.class),
                    false,
                    Optional.empty(),
                    Set.of());
        }
    }

    /**
     * How long a command may take.
     *
     * @param timeout after this the runtime ends it as UNKNOWN
     * @param nominal what it usually takes
     * @param isCancellable whether {@code Execution.cancel()} does anything
     */
    public record Timing(Duration timeout, Optional<Duration> nominal, boolean isCancellable) {}
}
