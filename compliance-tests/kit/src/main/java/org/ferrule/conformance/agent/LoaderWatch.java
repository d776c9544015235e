package org.ferrule.conformance.agent;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** Remembers bundles' class loaders without holding them, and tells whether they were collected. */
final class LoaderWatch {
    private static final int ROUNDS_A_SECOND = 5;

    private final Map<String, List<WeakReference<ClassLoader>>> remembered = new TreeMap<>();
    private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();
    private final FrameworkSight framework;
    private final HolderSearch search;

    LoaderWatch(FrameworkSight framework, HolderSearch search) {
        this.framework = framework;
        this.search = search;
    }

    JsonLine remember(String name) throws NoAnswerException {
        Bundle bundle = framework.bundle(name);
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        ClassLoader loader = wiring == null ? null : wiring.getClassLoader();
        if (loader == null) {
            throw NoAnswerException.refused(name + " is " + BundleSight.state(bundle) + " and has no class loader yet");
        }
        List<WeakReference<ClassLoader>> loaders =
                remembered.computeIfAbsent(bundle.getSymbolicName(), key -> new ArrayList<>());
        if (loaders.stream().noneMatch(each -> each.refersTo(loader))) {
            loaders.add(new WeakReference<>(loader, gone));
        }
        return new JsonLine().put("remembered", loaders.size());
    }

    /** Collects until all of them are gone or the time is over. Afterwards tells what holds the rest. */
    JsonLine collected(String name, long seconds) throws NoAnswerException {
        List<WeakReference<ClassLoader>> loaders = remembered.get(name);
        if (loaders == null) {
            throw NoAnswerException.refused(
                    "no class loader of " + name + " was remembered; ask 'loader' while it runs");
        }
        for (long round = 0; round < seconds * ROUNDS_A_SECOND && !isGone(loaders); round++) {
            System.gc();
            await();
        }
        Set<ClassLoader> alive = Collections.newSetFromMap(new IdentityHashMap<>());
        for (WeakReference<ClassLoader> each : loaders) {
            ClassLoader loader = each.get();
            if (loader != null) {
                alive.add(loader);
            }
        }
        return new JsonLine()
                .put("remembered", loaders.size())
                .put("alive", alive.size())
                .put("holders", alive.isEmpty() ? List.of() : search.holdersOf(alive));
    }

    private static boolean isGone(List<WeakReference<ClassLoader>> loaders) {
        return loaders.stream().allMatch(each -> each.refersTo(null));
    }

    private void await() {
        try {
            gone.remove(1000 / ROUNDS_A_SECOND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
