package org.ferrule.api.transport;

import java.time.Instant;
import java.util.Optional;
import org.ferrule.api.model.Value;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An event as the server sent it (OPC 10000-5, 6.4.2).
 *
 * @param id EventId, which acknowledging needs
 * @param type EventType, null if the server did not tell it
 * @param source SourceNode, null if none
 * @param sourceName SourceName, possibly empty
 * @param time Time, null if the server told none
 * @param severity 1 to 1000, as the server rates it
 * @param message for people, possibly empty
 * @param condition the state of the condition that it is about (OPC 10000-9, 5.5.2); empty for any other event
 * @since 0.1
 */
public record OpcUaEvent(
        Value id,
        @Nullable OpcUaNodeId type,
        @Nullable OpcUaNodeId source,
        String sourceName,
        @Nullable Instant time,
        int severity,
        String message,
        Optional<Condition> condition) {

    /**
     * A condition, at the moment of an event.
     *
     * @param id which condition; two conditions of one source may have one name
     * @param name ConditionName
     * @param isRetained whether it is of interest still: active, or waiting to be acknowledged
     * @param isActive ActiveState; empty for a condition that is no alarm
     * @param isAcknowledged AckedState; empty for one that cannot be acknowledged
     * @since 0.1
     */
    public record Condition(
            OpcUaNodeId id,
            String name,
            boolean isRetained,
            Optional<Boolean> isActive,
            Optional<Boolean> isAcknowledged) {}

    /**
     * Receives the events of a subscription. Called on a thread of the transport, one call at a time and in the server's order;
     * must not block and must not call the link.
     *
     * @since 0.1
     */
    @ConsumerType
    @FunctionalInterface
    public interface Listener {
        /** Takes one event. During a refresh it may tell what was told before. */
        void occurred(OpcUaEvent event);

        /** From here to {@link #refreshed} every retained condition is told once. */
        default void refreshing() {}

        /** All retained conditions were told: what was not is not retained any more. */
        default void refreshed() {}

        /**
         * The server dropped events, because more came than the subscription holds. The transport then has conditions
         * refreshed; events that are about no condition stay lost.
         */
        default void overflowed() {}
    }
}
