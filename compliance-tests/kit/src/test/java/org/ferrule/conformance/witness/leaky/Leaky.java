package org.ferrule.conformance.witness.leaky;

import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleListener;

/** Leaves behind whatever it uses. */
public final class Leaky implements BundleActivator {
    private final CountDownLatch never = new CountDownLatch(1);
    private final List<Object> left = new ArrayList<>();

    @Override
    @SuppressWarnings("unchecked") // What lies among the system's properties has no type.
    public void start(BundleContext context) throws IOException {
        left.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        left.add(new FileInputStream(System.getProperty("trial.file")));
        new Thread(this::linger, "leaky \"worker\"\n\u00fc \\").start();
        new Timer("leaky-timer").schedule(new Late(), 3_600_000);
        ScheduledExecutorService executor = Executors.newScheduledThreadPool(1);
        left.add(executor.schedule(this::linger, 1, TimeUnit.HOURS));
        System.getProperties().put("leaky", this);
        BundleListener listener = event -> Objects.requireNonNull(event);
        ((Consumer<BundleListener>) System.getProperties().get("trial.board")).accept(listener);
        System.out.println("printed by leaky: \u00e4");
        new IllegalStateException("a trace of leaky").printStackTrace();
    }

    private void linger() {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop(BundleContext context) {
        Objects.requireNonNull(left, "all of it");
    }

    private static final class Late extends TimerTask {
        @Override
        public void run() {
            cancel();
        }
    }
}
