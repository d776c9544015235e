package org.ferrule.api.transport;

import java.time.Duration;
import org.ferrule.api.error.ConnectionException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The line during one conversation. Every read ends: with bytes, or with {@link ConnectionException} (TIMEOUT, or FRAMING if
 * too much came).
 *
 * @since 0.1
 */
@ProviderType
public interface StreamChannel {
    /** Sends all bytes; throws NOT_CONNECTED if the line is gone. */
    void write(byte[] bytes) throws ConnectionException;

    /**
     * Reads up to and including a terminator.
     *
     * @param terminator at least one byte
     * @param limit more bytes than this without a terminator are FRAMING
     * @param timeout from now to the last byte
     * @return the bytes before the terminator
     */
    byte[] readUntil(byte[] terminator, int limit, Duration timeout) throws ConnectionException;

    /**
     * Reads an exact number of bytes.
     *
     * @param count at least 1
     * @param timeout from now to the last byte
     */
    byte[] readExactly(int count, Duration timeout) throws ConnectionException;

    /**
     * What came in since the last read of the conversation before this one, and was not read: what the device said without being
     * asked, or too late. No read of this conversation returns any of it. It may end within a line, whose rest is then read. Asks
     * the device nothing, waits for nothing.
     *
     * @return the latest 4096 bytes at most, often none; the same for the whole conversation
     */
    default byte[] leftOver() {
        return new byte[0];
    }
}
