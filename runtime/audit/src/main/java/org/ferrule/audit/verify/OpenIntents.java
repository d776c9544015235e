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
        String request = record.text("request");
        if (request.isEmpty()) {
            return;
        }
        if (record.phase().equals("INTENT")) {
            byRequest.computeIfAbsent(request, unknown -> new TreeSet<>()).add(record.index());
            byIndex.put(record.index(), request);
        } else if (record.phase().equals("OUTCOME")) {
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
