package org.ferrule.conformance.witness;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of installing, starting, stopping or uninstalling a bundle.
 *
 * @param deed which of them
 * @param isDone whether it came back, with or without an error; if not, it may still go on
 * @param millis how long it took, or was waited for
 * @param error the error with its causes; null if there was none so far
 * @param bundleId the framework's number of the bundle; null if it did not come back without an error
 * @param state of the bundle afterwards; null as before
 * @param stack where it stands if it did not come back
 */
public record DeedSeen(
        String deed,
        boolean isDone,
        long millis,
        @Nullable String error,
        @Nullable Long bundleId,
        @Nullable String state,
        List<String> stack) {
    public DeedSeen {
        stack = List.copyOf(stack);
    }

    /** Whether it came back without an error. */
    public boolean isGood() {
        return isDone && error == null;
    }
}
