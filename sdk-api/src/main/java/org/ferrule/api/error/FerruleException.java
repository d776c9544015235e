package org.ferrule.api.error;

import org.jspecify.annotations.Nullable;

/**
 * Root of every failure in the interface between drivers and runtime. The message says what failed, with the value and its
 * unit where there is one, and what to do.
 *
 * @since 0.1
 */
public abstract class FerruleException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    FerruleException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** What kind of failure. */
    public ErrorCode code() {
        return code;
    }

    /** Whether the same may be tried again. */
    public RetryClass retry() {
        return code.retry();
    }
}
