package org.ferrule.core.refusal;

import org.ferrule.api.error.ErrorCode;
import org.ferrule.core.service.Refusal;

/** Carries a refusal out of a check, before anything was done; ends up as a value and as a record, and never leaves the core. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    /** Refuses. */
    public RefusedException(Refusal refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    /** Refuses with a code and a sentence that says why, and what to do. */
    public RefusedException(ErrorCode code, String message) {
        this(Refusal.of(code, message));
    }

    /** What is answered and recorded. */
    public Refusal refusal() {
        return refusal;
    }
}
