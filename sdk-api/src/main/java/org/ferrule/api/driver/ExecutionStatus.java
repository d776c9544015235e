package org.ferrule.api.driver;

import java.util.Map;
import java.util.Optional;
import org.ferrule.api.model.Value;

/**
 * How a started command stands.
 *
 * @param phase where it is in its life
 * @param progress 0..1, never falling
 * @param step what the device is doing, for people; empty if it does not say
 * @param decision while AWAITING_DECISION what can be decided; empty otherwise
 * @param results once SUCCEEDED, as the descriptor declares them; once FAILED, those that there are all the same
 * @param failure once FAILED, the device's code and text; empty otherwise
 * @since 0.1
 */
public record ExecutionStatus(
        Phase phase,
        double progress,
        String step,
        Optional<Decision> decision,
        Map<String, Value> results,
        String failure) {

    /** Where a command is in its life. */
    public enum Phase {
        /** Under way. */
        RUNNING,
        /** The device waits for a person to decide. */
        AWAITING_DECISION,
        /** Over; done. */
        SUCCEEDED,
        /** Over; the device says that it failed. */
        FAILED,
        /** Over; cancelled on request. */
        CANCELLED;

        /** True if nothing can follow. */
        public boolean isTerminal() {
            return this == SUCCEEDED || this == FAILED || this == CANCELLED;
        }
    }

    /** Copies the map and checks progress and decision. */
    public ExecutionStatus {
        if (!(progress >= 0 && progress <= 1)) {
            throw new IllegalArgumentException("progress " + progress + " is not in 0..1");
        }
        if (decision.isPresent() != (phase == Phase.AWAITING_DECISION)) {
            throw new IllegalArgumentException("exactly AWAITING_DECISION has something to decide, not " + phase);
        }
        results = Map.copyOf(results);
    }

    /** Under way. */
    public static ExecutionStatus running(double progress, String step) {
        return new ExecutionStatus(Phase.RUNNING, progress, step, Optional.empty(), Map.of(), "");
    }

    /** Waiting for a person; the step says what the device asks. */
    public static ExecutionStatus awaiting(double progress, String step, Decision decision) {
        return new ExecutionStatus(Phase.AWAITING_DECISION, progress, step, Optional.of(decision), Map.of(), "");
    }

    /** Done. */
    public static ExecutionStatus succeeded(Map<String, Value> results) {
        return new ExecutionStatus(Phase.SUCCEEDED, 1, "", Optional.empty(), results, "");
    }

    /** Failed; the text names the device's code. */
    public static ExecutionStatus failed(String failure) {
        return failed(failure, Map.of());
    }

    /** Failed, with what is worth keeping all the same; the text names the device's code. */
    public static ExecutionStatus failed(String failure, Map<String, Value> results) {
        return new ExecutionStatus(Phase.FAILED, 0, "", Optional.empty(), results, failure);
    }

    /** Cancelled on request. */
    public static ExecutionStatus cancelled() {
        return new ExecutionStatus(Phase.CANCELLED, 0, "", Optional.empty(), Map.of(), "");
    }
}
