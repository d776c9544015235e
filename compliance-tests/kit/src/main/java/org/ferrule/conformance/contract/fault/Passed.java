package org.ferrule.conformance.contract.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a wire has carried, and which orders came between.
 *
 * @param events as the wire tells them
 */
record Passed(List<JsonNode> events) {
    private static final Pattern NO_ASCII = Pattern.compile("[^\\x00-\\x7f]");
    private static final String CLIENT = "client";

    Passed {
        events = List.copyOf(events);
    }

    static Passed of(List<JsonNode> events) {
        return new Passed(events);
    }

    /** How often something went to the device. */
    int requests() {
        return Math.toIntExact(
                events.stream().filter(event -> isTo(event, "device")).count());
    }

    /** Whether something has gone to the client after an order, which concerns answers from then on. */
    boolean isAnsweredSince() {
        boolean isOrdered = false;
        for (JsonNode event : events) {
            isOrdered |= event.path("event").asText().equals("fault");
            if (isOrdered && isTo(event, CLIENT)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the device has said nothing but ASCII. */
    boolean isPlainText() {
        return events.stream()
                .filter(event -> isTo(event, CLIENT))
                .noneMatch(event -> NO_ASCII.matcher(new String(
                                HexFormat.of().parseHex(event.path("bytes").asText()), StandardCharsets.ISO_8859_1))
                        .find());
    }

    private static boolean isTo(JsonNode event, String whom) {
        return event.path("to").asText().equals(whom);
    }
}
