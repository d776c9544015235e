package org.ferrule.conformance.agent;

import java.util.Set;
import java.util.TreeSet;

/** The class loaders that a thread holds. */
final class ThreadHold {
    private ThreadHold() {}

    /** Through what it runs: its class, its task, and what waits in the queue of the JDK's pool or timer that it belongs to. */
    static Set<ClassLoader> byTask(Thread thread) {
        // Java 19 moved the task into a holder.
        Object old = Interior.read(thread, "target");
        Object task = old == null ? Interior.read(Interior.read(thread, "holder"), "task") : old;
        Object queue = thread.getClass() == Thread.class ? null : Interior.read(thread, "queue");
        Class<?> type = thread.getClass() == Thread.class ? null : thread.getClass();
        return Reach.from(type, task, queue);
    }

    /** The bundles among these loaders. */
    static Set<String> bundlesOf(Set<ClassLoader> loaders) {
        Set<String> bundles = new TreeSet<>();
        for (ClassLoader loader : loaders) {
            String bundle = FrameworkSight.bundleOf(loader);
            if (bundle != null) {
                bundles.add(bundle);
            }
        }
        return bundles;
    }
}
