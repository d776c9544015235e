package org.ferrule.conformance.agent;

import java.security.ProtectionDomain;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** The class loaders that a thread holds, by the way in which it does. */
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

    /** Through the stack on which it was made: Java up to 23 keeps the protection domains of all that stood there. */
    static Set<ClassLoader> byMaking(Thread thread) {
        Set<ClassLoader> loaders = new HashSet<>();
        Object context = Interior.read(thread, "inheritedAccessControlContext");
        if (Interior.read(context, "context") instanceof ProtectionDomain[] domains) {
            for (ProtectionDomain domain : domains) {
                ClassLoader loader = domain.getClassLoader();
                if (loader != null) {
                    loaders.add(loader);
                }
            }
        }
        return loaders;
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
