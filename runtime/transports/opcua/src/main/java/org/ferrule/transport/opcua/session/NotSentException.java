package org.ferrule.transport.opcua.session;

/** A request was refused before its first byte, because the connection that it belongs to is over. */
final class NotSentException extends Exception {
    private static final long serialVersionUID = 1L;

    NotSentException() {
        super("the connection is closed");
    }
}
