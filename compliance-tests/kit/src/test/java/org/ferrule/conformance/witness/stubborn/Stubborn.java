package org.ferrule.conformance.witness.stubborn;

import java.util.concurrent.CountDownLatch;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Cannot be stopped. */
public final class Stubborn implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        // Stopping is its trouble.
    }

    @Override
    public void stop(BundleContext context) throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
