package org.ferrule.launcher.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Puts the lines of a server-sent event stream back together. */
public final class FeedLines {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private FeedLines() {}

    /**
     * Hands each event to the consumer until it returns false or the stream ends.
     *
     * @param lines lines of the stream
     * @param consumer takes the event's name and its JSON
     */
    public static void read(Stream<String> lines, BiPredicate<String, ObjectNode> consumer)
            throws JsonProcessingException {
        String name = "message";
        for (Iterator<String> all = lines.iterator(); all.hasNext(); ) {
            String line = all.next();
            if (line.startsWith("event: ")) {
                name = line.substring("event: ".length());
            } else if (line.startsWith("data: ")
                    && MAPPER.readTree(line.substring("data: ".length())) instanceof ObjectNode json
                    && !consumer.test(name, json)) {
                return;
            }
        }
    }
}
