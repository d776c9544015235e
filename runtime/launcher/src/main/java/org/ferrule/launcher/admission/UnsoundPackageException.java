package org.ferrule.launcher.admission;

/** A jar that is not what its vendor has signed, or cannot be read safely; the message says what is wrong with it. */
public final class UnsoundPackageException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With one sentence for people. */
    public UnsoundPackageException(String message) {
        super(message);
    }
}
