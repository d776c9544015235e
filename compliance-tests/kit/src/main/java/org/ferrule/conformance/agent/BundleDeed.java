package org.ferrule.conformance.agent;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** Installs, starts, stops, uninstalls: in a thread of its own, because a plugin may never let it return. */
final class BundleDeed {
    private final FrameworkSight framework;

    BundleDeed(FrameworkSight framework) {
        this.framework = framework;
    }

    JsonLine start(String name, long seconds) throws NoAnswerException {
        Bundle bundle = framework.bundle(name);
        return carryOut("start", seconds, () -> {
            bundle.start();
            return bundle;
        });
    }

    JsonLine stop(String name, long seconds) throws NoAnswerException {
        Bundle bundle = framework.bundle(name);
        return carryOut("stop", seconds, () -> {
            bundle.stop();
            return bundle;
        });
    }

    JsonLine uninstall(String name, long seconds) throws NoAnswerException {
        Bundle bundle = framework.bundle(name);
        return carryOut("uninstall", seconds, () -> {
            bundle.uninstall();
            return bundle;
        });
    }

    /** As the launcher installs plugins, location and all. */
    JsonLine install(String path, long seconds) throws NoAnswerException {
        BundleContext system = framework.system();
        FelixSight felix = new FelixSight(system);
        return carryOut("install", seconds, () -> {
            byte[] content = Files.readAllBytes(Path.of(path));
            String location = Path.of(path).toUri() + "#sha256=" + sha256(content);
            felix.admit("expect", location);
            Bundle bundle = system.installBundle(location, new ByteArrayInputStream(content));
            felix.admit("admitPlugin", bundle);
            return bundle;
        });
    }

    private static JsonLine carryOut(String deed, long seconds, Step step) {
        AtomicReference<@Nullable Bundle> bundle = new AtomicReference<>();
        AtomicReference<@Nullable Throwable> error = new AtomicReference<>();
        Thread worker = new Thread(null, () -> run(step, bundle, error), RuntimeAgent.THREAD + "-" + deed);
        worker.setDaemon(true);
        long began = ManagementFactory.getRuntimeMXBean().getUptime();
        worker.start();
        try {
            worker.join(seconds * 1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long millis = ManagementFactory.getRuntimeMXBean().getUptime() - began;
        List<StackTraceElement> stack = Arrays.asList(worker.getStackTrace());
        boolean isDone = !worker.isAlive();
        return new JsonLine()
                .put("deed", deed)
                .put("isDone", isDone)
                .put("millis", millis)
                .put("error", error.get() == null ? null : text(error.get()))
                .put("bundleId", bundle.get() == null ? null : bundle.get().getBundleId())
                .put("state", bundle.get() == null ? null : BundleSight.state(bundle.get()))
                .put("stack", isDone ? List.of() : stack);
    }

    private static void run(
            Step step, AtomicReference<@Nullable Bundle> bundle, AtomicReference<@Nullable Throwable> error) {
        try {
            bundle.set(step.take());
        } catch (IOException | BundleException | ReflectiveOperationException | RuntimeException | LinkageError e) {
            error.set(e);
        }
    }

    private static String text(@Nullable Throwable error) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        for (Throwable each = error; each != null && depth < 10; each = each.getCause(), depth++) {
            text.append(depth == 0 ? "" : "; because of ").append(each);
        }
        return text.toString();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @FunctionalInterface
    private interface Step {
        Bundle take() throws IOException, BundleException, ReflectiveOperationException;
    }
}
