package org.ferrule.transport.line;

import java.io.IOException;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.jspecify.annotations.Nullable;

/** A line failed. Whoever uses the line knows the request and turns this into a {@link ConnectionException}. */
public final class LineException extends IOException {
    private static final long serialVersionUID = 1L;

    private final CommFault fault;
    private final boolean isSent;

    /** A failure after something may have been sent. */
    public LineException(CommFault fault, String message, @Nullable Throwable cause) {
        this(fault, message, cause, true);
    }

    private LineException(CommFault fault, String message, @Nullable Throwable cause, boolean isSent) {
        super(message, cause);
        this.fault = fault;
        this.isSent = isSent;
    }

    /** A failure before the first byte went out. */
    public static LineException notSent(CommFault fault, String message, @Nullable Throwable cause) {
        return new LineException(fault, message, cause, false);
    }

    /** How it failed. */
    public CommFault fault() {
        return fault;
    }

    /** The failure as drivers see it. */
    public ConnectionException during(String request) {
        String message = request + ": " + getMessage();
        return isSent
                ? new ConnectionException(fault, message, this)
                : ConnectionException.notSent(fault, message, this);
    }
}
