package org.ferrule.core.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the mistakes of one file, so that a person sees all of them at once. Not thread-safe. */
public final class Mistakes {
    private final String file;
    private final List<Mistake> found = new ArrayList<>();

    /**
     * Starts without mistakes.
     *
     * @param file as the person knows it
     */
    public Mistakes(String file) {
        this.file = file;
    }

    /** Notes a mistake at a place. */
    public void add(Place place, String key, String message) {
        found.add(new Mistake(file, place.line(), place.column(), key, message));
    }

    /** Notes a mistake at a node. */
    public void add(ConfigNode node, String message) {
        add(node.place(), node.path(), message);
    }

    /** True as long as nothing was wrong. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Ends the run: throws everything found, in the order of lines. */
    public void throwIfAny() throws MistakesException {
        if (!found.isEmpty()) {
            throw new MistakesException(found.stream()
                    .distinct()
                    .sorted(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column))
                    .toList());
        }
    }
}
