package org.ferrule.transport.line;

import java.time.Duration;

/** An open line. One thread speaks at a time; {@link #close()} may be called by any thread and ends what that thread does. */
public interface ByteLine extends AutoCloseable {
    /** Sends all bytes; a failure says whether the first byte went out. */
    void write(byte[] bytes, Deadline deadline) throws LineException;

    /**
     * Reads what is there, waiting for the first byte.
     *
     * @return how many bytes came, at least 1
     * @throws LineException TIMEOUT if none came or the thread was interrupted, NOT_CONNECTED if the line is gone
     */
    int read(byte[] into, int offset, int length, Deadline deadline) throws LineException;

    /**
     * Takes input out of the way until none came for some time.
     *
     * @param quiet zero to take only what is already there
     * @return the latest of it, {@link StaleInput#MOST} bytes at most
     * @throws LineException NOT_CONNECTED if the line is gone, FRAMING if it never gets quiet
     */
    byte[] discard(Duration quiet, Deadline deadline) throws LineException;

    /** Closes; idempotent; bounded even if the operating system hangs. */
    @Override
    void close();
}
