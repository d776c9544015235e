package org.ferrule.conformance.witness.tidy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleListener;

/** Uses everything, and gives everything back. */
public final class Tidy implements BundleActivator {
    private final CountDownLatch end = new CountDownLatch(1);
    private ServerSocket socket;
    private Thread worker;

    @Override
    public void start(BundleContext context) throws IOException {
        socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        worker = new Thread(this::work, "tidy-worker");
        worker.setDaemon(true);
        worker.start();
        BundleListener listener = event -> Objects.requireNonNull(event);
        context.addBundleListener(listener);
        context.registerService(Runnable.class, this::work, null);
        Logger.getLogger("tidy").warning("logged by tidy");
    }

    private void work() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop(BundleContext context) throws Exception {
        end.countDown();
        worker.join();
        socket.close();
    }
}
