package org.ferrule.audit;

import org.jspecify.annotations.Nullable;

/**
 * The audit trail cannot accept a record. Nothing is actuated until it can again.
 *
 * @since 0.1
 */
public final class AuditUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says what failed and what to do. */
    public AuditUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
