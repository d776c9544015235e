package org.ferrule.conformance.contract;

/** There was no way to look, for example because the statement does not say what brings an alarm about; the message says what is missing. */
public final class NotTestedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With one sentence for people. */
    public NotTestedException(String missing) {
        super(missing);
    }
}
