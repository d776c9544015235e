package org.ferrule.core.records;

import org.ferrule.api.error.ErrorCode;
import org.ferrule.core.service.Refusal;

/** Refused; ends up as a value and as a record. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    RefusedException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    Refusal refusal() {
        return Refusal.of(code, String.valueOf(getMessage()));
    }
}
