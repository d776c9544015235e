package org.ferrule.conformance.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the site told in its feed, in order. Written by the feed's thread, read by the checks'. */
public final class FeedMemory {
    /** More than any check brings about; whatever tells more is a flood, and the kit does not die of it. */
    private static final int MOST = 500_000;

    private final List<Event> events = new ArrayList<>();
    private long forgotten;

    /**
     * Something that the site told.
     *
     * @param name {@code sample}, {@code state}, {@code request}, {@code alarm}, {@code device} or {@code coalesced}
     * @param json of it
     */
    public record Event(String name, ObjectNode json) {
        /** A text of it; empty if it has none. */
        public String text(String field) {
            return json.path(field).asText("");
        }
    }

    synchronized void add(String name, ObjectNode json) {
        if (events.size() == MOST) {
            forgotten++;
        } else {
            events.add(new Event(name, json));
        }
    }

    /** How many there are so far; hand it to {@link #since} later. */
    public synchronized int mark() {
        return events.size();
    }

    /** The first of one name since a mark that fits. What the interface shows already may be told a little later; empty if it was not in time. */
    public Optional<Event> await(Patience patience, Duration longest, int mark, String name, Predicate<Event> fits) {
        return patience.await(
                longest, () -> since(mark, name).stream().filter(fits).findFirst());
    }

    /** Those of one name since a mark. */
    public synchronized List<Event> since(int mark, String name) {
        if (forgotten > 0) {
            throw new IllegalStateException(
                    "the feed told more than " + MOST + " things; " + forgotten + " were dropped");
        }
        return events.subList(Math.min(mark, events.size()), events.size()).stream()
                .filter(event -> event.name().equals(name))
                .toList();
    }
}
