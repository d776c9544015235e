package org.ferrule.api.transport;

import java.time.Instant;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Value;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The value of a variable as the server sent it. Numbers become INT or REAL, structures (for example EUInformation, Range) a
 * STRUCT with the standard's field names, LocalizedText its text, DateTime a TIMESTAMP, ByteString BYTES, arrays a LIST, anything
 * else TEXT; null is absent. Structures that the server defines itself are a STRUCT where they are read, and TEXT elsewhere.
 *
 * @param value converted value
 * @param quality the server's status code
 * @param sourceTime the source time stamp, null if the server sent none
 * @since 0.1
 */
public record OpcUaValue(
        Value value, Quality quality, @Nullable Instant sourceTime) {
    /**
     * Receives the changes of a subscription. Called on a thread of the transport; must not block and must not call the link.
     *
     * @since 0.1
     */
    @ConsumerType
    @FunctionalInterface
    public interface Listener {
        /**
         * Takes one change.
         *
         * @param node the variable
         * @param value its new value, quality and source time
         */
        void changed(OpcUaNodeId node, OpcUaValue value);
    }
}
