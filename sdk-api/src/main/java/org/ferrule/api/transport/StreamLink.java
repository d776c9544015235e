package org.ferrule.api.transport;

import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Bytes over a serial port, or over TCP to a serial device server: a driver cannot tell which.
 *
 * @since 0.1
 */
@ProviderType
public non-sealed interface StreamLink extends Link {
    /**
     * Holds the line for one conversation: nobody else who shares it can speak in between, and input that was left over is
     * set aside first (see {@link StreamChannel#leftOver()}). Called on the session's lane; blocks while another equipment holds the line, at the longest for the link's
     * timeout. If the conversation throws, the line is closed and opened anew before the next one.
     *
     * @param conversation what to say and what to read
     * @return what the conversation returns
     * @throws ConnectionException if the line cannot be had or opened, or from the conversation
     * @throws DeviceException from the conversation; the line stays open
     */
    <T> T converse(Conversation<T> conversation) throws ConnectionException, DeviceException;

    /**
     * One request with its replies.
     *
     * @param <T> what it yields
     */
    @FunctionalInterface
    interface Conversation<T> {
        /** Speaks and listens; may use the channel only until it returns. */
        T with(StreamChannel channel) throws ConnectionException, DeviceException;
    }
}
