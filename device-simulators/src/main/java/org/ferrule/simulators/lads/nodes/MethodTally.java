package org.ferrule.simulators.lads.nodes;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the calls that did what they were asked to; a test compares it with what the client believes. */
public final class MethodTally {

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    Runnable counter(String method) {
        return () -> counts.merge(method, 1, Integer::sum);
    }

    /** A copy of the counts, by object and method name, for example {@code FunctionalUnitState/Start}. */
    public Map<String, Integer> snapshot() {
        return Map.copyOf(new TreeMap<>(counts));
    }
}
