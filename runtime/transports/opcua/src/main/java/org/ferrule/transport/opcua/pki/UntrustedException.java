package org.ferrule.transport.opcua.pki;

/** A server's certificate was refused; the message says why and what to do. */
public final class UntrustedException extends Exception {
    private static final long serialVersionUID = 1L;

    UntrustedException(String message) {
        super(message);
    }

    UntrustedException(String message, Throwable cause) {
        super(message, cause);
    }
}
