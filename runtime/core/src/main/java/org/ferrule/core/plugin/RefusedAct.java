package org.ferrule.core.plugin;

import org.ferrule.api.error.ErrorCode;
import org.ferrule.core.service.Refusal;

/** Refused before anything was done; ends up as a value and as a record. */
final class RefusedAct extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    RefusedAct(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    Refusal refusal() {
        return Refusal.of(code, String.valueOf(getMessage()));
    }
}
