package org.ferrule.audit.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which durable records after the newest checkpoint carry which request: what the file's own index does not know yet. Thread-safe;
 * whoever asks both asks this first, for records move from here to there.
 */
final class RecentRequests {
    private final Map<String, List<Long>> durable = new HashMap<>();
    private final List<Use> added = new ArrayList<>();

    private record Use(long index, String request) {}

    /** A record was added to the transaction. */
    synchronized void add(long index, String request) {
        if (!request.isEmpty()) {
            added.add(new Use(index, request));
        }
    }

    /** The transaction is durable. */
    synchronized void commit() {
        for (Use use : added) {
            durable.computeIfAbsent(use.request(), request -> new ArrayList<>(2))
                    .add(use.index());
        }
        added.clear();
    }

    /** The transaction is durable, and a checkpoint in it covers all records. */
    synchronized void commitIndexed() {
        added.clear();
        durable.clear();
    }

    /** Indexes of a request's records, ascending. */
    synchronized List<Long> of(String request) {
        return List.copyOf(durable.getOrDefault(request, List.of()));
    }
}
