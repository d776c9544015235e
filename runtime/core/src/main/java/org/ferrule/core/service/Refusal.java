package org.ferrule.core.service;

import org.ferrule.api.error.ErrorCode;

/**
 * Why a request was refused, failed or is unknown.
 *
 * @param code kind of error; carries the retry class
 * @param message what was wrong, with value and unit, and what to do
 * @param deviceCode the device's own code; empty if the device said nothing
 * @since 0.1
 */
public record Refusal(ErrorCode code, String message, String deviceCode) {
    /** A refusal by the runtime. */
    public static Refusal of(ErrorCode code, String message) {
        return new Refusal(code, message, "");
    }
}
