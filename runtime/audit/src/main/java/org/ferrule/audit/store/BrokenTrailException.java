package org.ferrule.audit.store;

import org.jspecify.annotations.Nullable;

/** What is on the disk cannot be the trail as it was left. The message says what does not fit, and what to do. */
final class BrokenTrailException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenTrailException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
