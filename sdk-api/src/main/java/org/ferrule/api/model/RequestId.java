package org.ferrule.api.model;

import java.util.UUID;

/**
 * Identifies one request of one client for ever. The client chooses it, so that a request that is sent again after a lost
 * reply is recognised and never executed twice.
 *
 * @param value a random UUID chosen by the client
 * @since 0.1
 */
public record RequestId(UUID value) {
    /** Makes a fresh random id. */
    public static RequestId random() {
        return new RequestId(UUID.randomUUID());
    }

    /**
     * Reads an id from its canonical text.
     *
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static RequestId parse(String text) {
        try {
            UUID uuid = UUID.fromString(text);
            if (!uuid.toString().equalsIgnoreCase(text)) {
                throw new IllegalArgumentException("shortened");
            }
            return new RequestId(uuid);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a request id: use a UUID in its 36-character form", e);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
