package org.ferrule.conformance.witness;

import java.util.List;

/**
 * The class loaders of a bundle that were remembered.
 *
 * @param remembered how many
 * @param alive how many of them are still there
 * @param holders what holds those, as paths of fields from a thread or a static field; empty if nothing was found: then a running method
 *     or native code may hold them
 */
public record LoadersSeen(int remembered, int alive, List<String> holders) {
    public LoadersSeen {
        holders = List.copyOf(holders);
    }

    /** Whether all were collected. */
    public boolean isGone() {
        return alive == 0;
    }
}
