package org.ferrule.core.governor;

import org.ferrule.api.error.ErrorCode;
import org.ferrule.core.service.Refusal;

/** Carries a refusal out of a check; never leaves this package. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusedException(Refusal refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    RefusedException(ErrorCode code, String message) {
        this(Refusal.of(code, message));
    }

    Refusal refusal() {
        return refusal;
    }
}
