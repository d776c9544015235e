package org.ferrule.launcher.boundary;

import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What plugins reached for that is not theirs. Each is logged once and handed to whoever records; what comes before there is a
 * recorder waits. Called by the framework in the middle of its work, so nothing here calls back into it.
 */
public final class Attempts {
    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
    /** A plugin that makes up names must not fill the memory; it has shown by then what it is. */
    private static final int MOST = 1000;

    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Queue<Map<String, String>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Consumer<Map<String, String>>> recorder = new AtomicReference<>();

    void note(Bundle plugin, String target, String message) {
        String name = String.valueOf(plugin.getSymbolicName());
        if (told.size() >= MOST || !told.add(name + " " + target)) {
            return;
        }
        LOG.warn("plugin {} reached for {}: {}", name, target, message);
        waiting.add(Map.of(
                "plugin", name,
                "version", plugin.getVersion().toString(),
                "location", plugin.getLocation(),
                "target", target,
                "message", message));
        handOver();
    }

    /** Somebody records from now on; null if nobody does any more. */
    void recordWith(@Nullable Consumer<Map<String, String>> target) {
        recorder.set(target);
        handOver();
    }

    private void handOver() {
        Consumer<Map<String, String>> target = recorder.get();
        if (target == null) {
            return;
        }
        for (Map<String, String> attempt = waiting.poll(); attempt != null; attempt = waiting.poll()) {
            target.accept(attempt);
        }
    }
}
