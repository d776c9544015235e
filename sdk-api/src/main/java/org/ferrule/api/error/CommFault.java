package org.ferrule.api.error;

/**
 * How communication failed.
 *
 * @since 0.1
 */
public enum CommFault {
    /** No answer in time. */
    TIMEOUT,
    /** No connection could be made, or it is gone. */
    NOT_CONNECTED,
    /** The answer has the wrong form or length. */
    FRAMING,
    /** The answer's check sum is wrong. */
    CHECKSUM,
    /** The answer breaks the protocol, or security was refused. */
    PROTOCOL
}
