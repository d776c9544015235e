package org.ferrule.api.error;

import org.jspecify.annotations.Nullable;

/**
 * Communication with the device failed. The runtime closes the session, shows the equipment as DISCONNECTED, and reconnects
 * with capped exponential backoff; a driver never does.
 *
 * @since 0.1
 */
public final class ConnectionException extends FerruleException {
    private static final long serialVersionUID = 1L;

    private final CommFault fault;
    private final boolean isSent;

    /**
     * A failure after the request may have reached the device, so that its effect is open.
     *
     * @param fault how it failed
     * @param message what failed, where
     * @param cause the library's exception, or null
     */
    public ConnectionException(CommFault fault, String message, @Nullable Throwable cause) {
        this(fault, message, cause, true);
    }

    private ConnectionException(CommFault fault, String message, @Nullable Throwable cause, boolean isSent) {
        super(isSent ? ErrorCode.OUTCOME_UNKNOWN : ErrorCode.COMM, message, cause);
        this.fault = fault;
        this.isSent = isSent;
    }

    /** A failure before the first byte of the request went out, so that nothing can have happened. */
    public static ConnectionException notSent(CommFault fault, String message, @Nullable Throwable cause) {
        return new ConnectionException(fault, message, cause, false);
    }

    /** How it failed. */
    public CommFault fault() {
        return fault;
    }

    /** True if the request may have reached the device: a write or command then has an unknown outcome. */
    public boolean isSent() {
        return isSent;
    }
}
