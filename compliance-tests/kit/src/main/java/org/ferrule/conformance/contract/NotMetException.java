package org.ferrule.conformance.contract;

/** The plugin does otherwise than it must; the message says what was expected and what was seen. */
public final class NotMetException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With one sentence for people. */
    public NotMetException(String expectedAndSeen) {
        super(expectedAndSeen);
    }
}
