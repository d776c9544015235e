package org.ferrule.core.supervision;

/** The equipment cannot be used until a person has done something; the message says what. */
final class BlockedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isIdentity;

    private BlockedException(String message, boolean isIdentity) {
        super(message);
        this.isIdentity = isIdentity;
    }

    /** The device is not the one that it must be. */
    static BlockedException identity(String message) {
        return new BlockedException(message, true);
    }

    /** The plugin does not do what its descriptor promises. */
    static BlockedException plugin(String message) {
        return new BlockedException(message, false);
    }

    boolean isIdentity() {
        return isIdentity;
    }
}
