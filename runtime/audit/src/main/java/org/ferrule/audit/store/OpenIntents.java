package org.ferrule.audit.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ferrule.audit.AuditPhase;

/** Which intents no outcome has ended: what the writer has added becomes known to others when it is durable. Thread-safe. */
final class OpenIntents {
    private final Map<String, List<Long>> durable = new LinkedHashMap<>();
    private final List<Step> added = new ArrayList<>();

    private record Step(long index, AuditPhase phase, String request) {}

    /** A record was added to the transaction. */
    synchronized void add(long index, AuditPhase phase, String request) {
        boolean isOfInterest = phase == AuditPhase.INTENT || phase == AuditPhase.OUTCOME;
        if (isOfInterest && !request.isEmpty()) {
            added.add(new Step(index, phase, request));
        }
    }

    /** The transaction is durable. */
    synchronized void commit() {
        added.forEach(step -> apply(durable, step));
        added.clear();
    }

    private static void apply(Map<String, List<Long>> open, Step step) {
        if (step.phase() == AuditPhase.OUTCOME) {
            open.remove(step.request());
        } else {
            open.computeIfAbsent(step.request(), request -> new ArrayList<>(1)).add(step.index());
        }
    }

    /** Indexes of the open ones that are durable, ascending. */
    synchronized List<Long> indexes() {
        return sorted(durable);
    }

    /** Indexes as a checkpoint keeps them, with what the transaction added. */
    synchronized String asText() {
        Map<String, List<Long>> open = new LinkedHashMap<>();
        durable.forEach((request, indexes) -> open.put(request, new ArrayList<>(indexes)));
        added.forEach(step -> apply(open, step));
        return sorted(open).stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static List<Long> sorted(Map<String, List<Long>> open) {
        return open.values().stream().flatMap(List::stream).sorted().toList();
    }
}
