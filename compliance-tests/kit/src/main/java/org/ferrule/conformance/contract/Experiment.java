package org.ferrule.conformance.contract;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.ferrule.conformance.bench.Bench;

/**
 * One experiment with many elements at once, because each of them takes as long as it takes until it is polled. The check of each element
 * tells its own part; an element that is asked for again has the experiment made again.
 *
 * @param <K> names the elements
 */
public abstract class Experiment<K> {
    /** By the bench, each of which may be at another round of checks. */
    private final Map<Bench, Map<K, Finding>> found = new ConcurrentHashMap<>();

    /** For those who make one. */
    protected Experiment() {}

    /** The part of one element. */
    public final void tell(K element, Bench bench, Notes notes) throws Exception {
        Map<K, Finding> untold = found.computeIfAbsent(bench, first -> new HashMap<>());
        if (!untold.containsKey(element)) {
            untold.clear();
            untold.putAll(conduct(bench, notes.random()));
        }
        Finding finding = untold.remove(element);
        if (finding == null) {
            throw new IllegalStateException("the experiment found nothing about " + element);
        }
        finding.into(notes);
    }

    /**
     * Makes the experiment.
     *
     * @param random all chance in it
     * @return what it found about each element
     */
    protected abstract Map<K, Finding> conduct(Bench bench, RandomGenerator random) throws Exception;
}
