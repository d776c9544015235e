package org.ferrule.conformance.witness;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A live thread. Virtual ones are not seen.
 *
 * @param id never used again within the process, so that threads from before and after can be told apart
 * @param name its name
 * @param isDaemon whether it lets the process end
 * @param state as {@link Thread.State} names it
 * @param cpuNanos processor time since it began; -1 if unknown
 * @param contextBundle symbolic name of the bundle whose class loader is its context class loader
 * @param taskBundles bundles of what it runs, or of what waits in the queue of the JDK's pool or timer that it belongs to
 * @param stackBundles bundles that have a class on its stack just now: those that called, too
 * @param isWitness whether it is the agent's own
 */
public record ThreadSeen(
        long id,
        String name,
        boolean isDaemon,
        String state,
        long cpuNanos,
        @Nullable String contextBundle,
        List<String> taskBundles,
        List<String> stackBundles,
        boolean isWitness) {
    public ThreadSeen {
        taskBundles = List.copyOf(taskBundles);
        stackBundles = List.copyOf(stackBundles);
    }

    /** Whether it was made to run code of this bundle. A thread of the framework that calls a driver was not. */
    public boolean runs(String bundle) {
        return taskBundles.contains(bundle);
    }

    /** Whether the bundle is in it in any way that can be seen; no thread is, after the bundle was removed. */
    public boolean concerns(String bundle) {
        return bundle.equals(contextBundle) || taskBundles.contains(bundle) || stackBundles.contains(bundle);
    }
}
