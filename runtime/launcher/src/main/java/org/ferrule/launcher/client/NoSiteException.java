package org.ferrule.launcher.client;

/** No running site could be found or reached; the message says what to do. */
public final class NoSiteException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says which site and what to do. */
    public NoSiteException(String message) {
        super(message);
    }
}
