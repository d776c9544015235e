package org.ferrule.api.driver;

import java.util.List;
import java.util.Map;
import org.ferrule.api.model.Value;

/**
 * How a started command stands.
 *
 * @param phase where it is in its life
 * @param progress 0..1, never falling
 * @param step what the device is doing, for people; empty if it does not say
 * @param options while AWAITING_DECISION what can be decided, the default first; empty otherwise
 * @param results once SUCCEEDED, as the descriptor declares them; once FAILED, those that there are all the same
 * @param failure once FAILED, the device's code and text; empty otherwise
 * @since 0.1
 */
public record ExecutionStatus(
        Phase phase, double progress, String step, List<String> options, Map<String, Value> results, String failure) {

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

    /** Copies the collections and checks the progress. */
    public ExecutionStatus {
        if (!(progress >= 0 && progress <= 1)) {
            throw new IllegalArgumentException("progress " + progress + " is not in 0..1");
        }
        options = List.copyOf(options);
        results = Map.copyOf(results);
    }

    /** Under way. */
    public static ExecutionStatus running(double progress, String step) {
        return new ExecutionStatus(Phase.RUNNING, progress, step, List.of(), Map.of(), "");
    }

    /** Done. */
    public static ExecutionStatus succeeded(Map<String, Value> results) {
        return new ExecutionStatus(Phase.SUCCEEDED, 1, "", List.of(), results, "");
    }

    /** Failed; the text names the device's code. */
    public static ExecutionStatus failed(String failure) {
        return failed(failure, Map.of());
    }

    /** Failed, with what is worth keeping all the same; the text names the device's code. */
    public static ExecutionStatus failed(String failure, Map<String, Value> results) {
        return new ExecutionStatus(Phase.FAILED, 0, "", List.of(), results, failure);
    }
}
