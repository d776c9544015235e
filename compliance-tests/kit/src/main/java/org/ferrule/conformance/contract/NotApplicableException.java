package org.ferrule.conformance.contract;

/** There is nothing to judge, for a reason in the nature of the device; the message gives it. */
public final class NotApplicableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With one sentence for people. */
    public NotApplicableException(String reason) {
        super(reason);
    }
}
