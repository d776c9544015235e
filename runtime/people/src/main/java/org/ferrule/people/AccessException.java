package org.ferrule.people;

import org.ferrule.api.error.ErrorCode;

/**
 * Refused: not signed in, not allowed, signature missing or wrong. The refusal is already in the audit trail unless the method
 * that throws says otherwise.
 *
 * @since 0.1
 */
public final class AccessException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /**
     * A refusal.
     *
     * @param code NOT_AUTHENTICATED, NOT_AUTHORIZED, SIGNATURE_REQUIRED, VALIDATION, NOT_FOUND, BUSY, AUDIT_UNAVAILABLE or
     *     INTERNAL (the file of accounts cannot be written)
     * @param message what was refused, and what to do; never holds a password
     */
    public AccessException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    /** The kind of refusal. */
    public ErrorCode code() {
        return code;
    }
}
