package org.ferrule.conformance.contract;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Something costly that several checks look at. Each of them sees it once; who asks again, because a run is repeated, sees a new one. Thread-safe. */
final class SharedSight<T> {
    private final Set<String> seenBy = new HashSet<>();
    private @Nullable T sight;

    /**
     * What there is to see.
     *
     * @param who asks
     * @param fresh makes it
     */
    synchronized T of(String who, Callable<T> fresh) throws Exception {
        T known = sight;
        if (known == null || seenBy.contains(who)) {
            known = fresh.call();
            sight = known;
            seenBy.clear();
        }
        seenBy.add(who);
        return known;
    }
}
