package org.ferrule.audit.verify;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which intents have no outcome yet: what a checkpoint's row states for the next start. */
final class OpenIntents {
    private final Map<String, TreeSet<Long>> byRequest = new HashMap<>();
    private final TreeMap<Long, String> byIndex = new TreeMap<>();

    /** Takes the next record. */
    void take(RecordFacts record) {
        take(record.index(), record.phase(), record.text("request"));
    }

    /** Takes the next record. */
    void take(long index, String phase, String request) {
        if (request.isEmpty()) {
            return;
        }
        if (phase.equals("INTENT")) {
            byRequest.computeIfAbsent(request, unknown -> new TreeSet<>()).add(index);
            byIndex.put(index, request);
        } else if (phase.equals("OUTCOME")) {
            TreeSet<Long> ended = byRequest.remove(request);
            if (ended != null) {
                ended.forEach(byIndex::remove);
            }
        }
    }

    /** Their indexes, smallest first, with spaces between. */
    @Override
    public String toString() {
        return byIndex.keySet().stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
