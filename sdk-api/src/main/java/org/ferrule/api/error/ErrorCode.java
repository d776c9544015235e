package org.ferrule.api.error;

/**
 * Why something was refused or failed. The names are part of the public interface: files, HTTP answers and audit records
 * carry them.
 *
 * @since 0.1
 */
public enum ErrorCode {
    /** A value, argument, file or setting is wrong. */
    VALIDATION(RetryClass.NEVER, "The message names place, value and what is allowed. Change that."),
    /** Nobody is signed in. */
    NOT_AUTHENTICATED(RetryClass.NEVER, "Sign in: ferrule sign-in USER."),
    /** The person may not do this. */
    NOT_AUTHORIZED(RetryClass.NEVER, "Have somebody do it who has the role, or have an administrator give it."),
    /** An electronic signature is needed. */
    SIGNATURE_REQUIRED(RetryClass.NEVER, "Sign it: --sign MEANING --sign-as USER, and the right password."),
    /** The functional unit is locked by somebody else, or needs a lock that nobody holds. */
    NOT_OWNER(RetryClass.SAFE, "Take the lock, or ask whoever holds it; a supervisor can break it."),
    /** A person works at the device's own panel. */
    LOCAL_CONTROL(RetryClass.SAFE, "Ask the person at the device, who gives control back at its panel."),
    /** Not allowed in the unit's present state. */
    INVALID_STATE(
            RetryClass.SAFE, "The message names the states in which it is allowed. Bring the unit into one of them."),
    /** Not allowed in the present operating mode. */
    INVALID_MODE(RetryClass.SAFE, "The message names the modes in which it is allowed. Change the mode."),
    /** Something else is being executed, or an unknown outcome waits to be reconciled. */
    BUSY(RetryClass.SAFE, "Wait for what is going on, or have a supervisor reconcile the unknown outcome."),
    /** An interlock forbids it. */
    INTERLOCK(RetryClass.SAFE, "The message names the parameter and what it must be. Make it so at the device."),
    /** The device itself refused or failed; the device's own code is kept. */
    DEVICE(RetryClass.NEVER, "Look the device's own code up in its manual."),
    /** Communication failed before anything can have happened. */
    COMM(RetryClass.SAFE, "Check power, cable and address; the runtime connects again by itself. Then send it again."),
    /** The device acknowledged a set-point but does not hold it. */
    VERIFY_FAILED(
            RetryClass.AFTER_RECONCILE,
            "Look at the device: is it in local control, at a limit, or does it ramp? Then write again."),
    /** Nobody can tell whether it happened. */
    OUTCOME_UNKNOWN(
            RetryClass.AFTER_RECONCILE,
            "Look at the device and reconcile: ferrule request reconcile REQUEST --executed true|false --evidence TEXT."),
    /** Cancelled on request. */
    CANCELLED(RetryClass.NEVER, "Nothing, if that was wanted."),
    /** The request id was used before for something else. */
    DUPLICATE_REQUEST(RetryClass.NEVER, "Take a new request id for a new request."),
    /** The audit trail cannot accept a record, so nothing is actuated. */
    AUDIT_UNAVAILABLE(RetryClass.SAFE, "Make room on the disk, or see what the site alarm auditUnavailable says."),
    /** The named equipment, parameter, command or request does not exist. */
    NOT_FOUND(RetryClass.NEVER, "The message names what there is. Check the spelling."),
    /** A defect in Ferrule or in a driver. */
    INTERNAL(RetryClass.NEVER, "Report it with the log of that minute.");

    private final RetryClass retry;
    private final String remedy;

    ErrorCode(RetryClass retry, String remedy) {
        this.retry = retry;
        this.remedy = remedy;
    }

    /** Whether the same request may be sent again. */
    public RetryClass retry() {
        return retry;
    }

    /** What a person can do about it in general; a message says what to do in its case. English, never empty. */
    public String remedy() {
        return remedy;
    }
}
