package org.ferrule.core.service;

import java.util.Optional;
import org.ferrule.api.error.ErrorCode;

/**
 * What was asked for, or why it was refused: exactly one of the two.
 *
 * @param given what was asked for
 * @param refusal why not
 * @param <T> what was asked for
 * @since 0.1
 */
public record Answer<T>(Optional<T> given, Optional<Refusal> refusal) {
    /** Checks that it says one thing. */
    public Answer {
        if (given.isPresent() == refusal.isPresent()) {
            throw new IllegalArgumentException("an answer gives something or refuses it");
        }
    }

    /** What was asked for. */
    public static <T> Answer<T> of(T given) {
        return new Answer<>(Optional.of(given), Optional.empty());
    }

    /** A refusal. */
    public static <T> Answer<T> refused(Refusal refusal) {
        return new Answer<>(Optional.empty(), Optional.of(refusal));
    }

    /** A refusal by the runtime. */
    public static <T> Answer<T> refused(ErrorCode code, String message) {
        return refused(Refusal.of(code, message));
    }
}
