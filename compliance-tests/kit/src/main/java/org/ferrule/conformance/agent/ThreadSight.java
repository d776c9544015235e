package org.ferrule.conformance.agent;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The live threads, and the bundles that each has to do with. */
final class ThreadSight {
    private final ThreadMXBean times = ManagementFactory.getThreadMXBean();
    private final FrameworkSight framework;

    ThreadSight(FrameworkSight framework) {
        this.framework = framework;
    }

    JsonLine seen() {
        Map<String, String> owners = framework.bundlesByClass();
        List<JsonLine> seen = new ArrayList<>();
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            Set<String> running = new TreeSet<>();
            for (StackTraceElement frame : stack) {
                String owner = owners.get(frame.getClassName());
                if (owner != null) {
                    running.add(owner);
                }
            }
            seen.add(describe(thread, running));
        });
        return new JsonLine().put("threads", seen);
    }

    /** Interrupts all threads of a name. */
    JsonLine interrupt(String name) {
        List<Thread> meant = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .toList();
        meant.forEach(Thread::interrupt);
        return new JsonLine().put("interrupted", meant.size());
    }

    @SuppressWarnings("deprecation") // Thread.threadId() came with Java 19.
    private JsonLine describe(Thread thread, Set<String> running) {
        return new JsonLine()
                .put("id", thread.getId())
                .put("name", thread.getName())
                .put("isDaemon", thread.isDaemon())
                .put("state", thread.getState())
                .put("cpuNanos", times.isThreadCpuTimeSupported() ? times.getThreadCpuTime(thread.getId()) : -1)
                .put("contextBundle", FrameworkSight.bundleOf(thread.getContextClassLoader()))
                .put("taskBundles", ThreadHold.bundlesOf(ThreadHold.byTask(thread)))
                .put("stackBundles", running)
                .put("isWitness", thread.getName().startsWith(RuntimeAgent.THREAD));
    }
}
