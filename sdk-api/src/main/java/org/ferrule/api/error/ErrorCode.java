package org.ferrule.api.error;

/**
 * Why something was refused or failed. The names are part of the public interface: files, HTTP answers and audit records
 * carry them.
 *
 * @since 0.1
 */
public enum ErrorCode {
    /** A value, argument, file or setting is wrong. */
    VALIDATION(RetryClass.NEVER),
    /** Nobody is signed in. */
    NOT_AUTHENTICATED(RetryClass.NEVER),
    /** The person may not do this. */
    NOT_AUTHORIZED(RetryClass.NEVER),
    /** An electronic signature is needed. */
    SIGNATURE_REQUIRED(RetryClass.NEVER),
    /** The functional unit is locked by somebody else, or needs a lock that nobody holds. */
    NOT_OWNER(RetryClass.SAFE),
    /** A person works at the device's own panel. */
    LOCAL_CONTROL(RetryClass.SAFE),
    /** Not allowed in the unit's present state. */
    INVALID_STATE(RetryClass.SAFE),
    /** Not allowed in the present operating mode. */
    INVALID_MODE(RetryClass.SAFE),
    /** Something else is being executed, or an unknown outcome waits to be reconciled. */
    BUSY(RetryClass.SAFE),
    /** An interlock forbids it. */
    INTERLOCK(RetryClass.SAFE),
    /** The device itself refused or failed; the device's own code is kept. */
    DEVICE(RetryClass.NEVER),
    /** Communication failed before anything can have happened. */
    COMM(RetryClass.SAFE),
    /** The device acknowledged a set-point but does not hold it. */
    VERIFY_FAILED(RetryClass.AFTER_RECONCILE),
    /** Nobody can tell whether it happened. */
    OUTCOME_UNKNOWN(RetryClass.AFTER_RECONCILE),
    /** Cancelled on request. */
    CANCELLED(RetryClass.NEVER),
    /** The request id was used before for something else. */
    DUPLICATE_REQUEST(RetryClass.NEVER),
    /** The audit trail cannot accept a record, so nothing is actuated. */
    AUDIT_UNAVAILABLE(RetryClass.SAFE),
    /** The named equipment, parameter, command or request does not exist. */
    NOT_FOUND(RetryClass.NEVER),
    /** A defect in Ferrule or in a driver. */
    INTERNAL(RetryClass.NEVER);

    private final RetryClass retry;

    ErrorCode(RetryClass retry) {
        this.retry = retry;
    }

    /** Whether the same request may be sent again. */
    public RetryClass retry() {
        return retry;
    }
}
