package org.ferrule.launcher.boot;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A framework that comes up on a thread of its own, because a second core has nothing else to do yet. */
final class RisingFramework {
    private static final Logger LOG = LoggerFactory.getLogger(RisingFramework.class);

    private final FutureTask<FrameworkHost> raising;

    private RisingFramework(FutureTask<FrameworkHost> raising) {
        this.raising = raising;
    }

    static RisingFramework begin(FrameworkHost.Plan plan) {
        FutureTask<FrameworkHost> raising = new FutureTask<>(() -> FrameworkHost.raise(plan));
        Thread thread = new Thread(raising, "framework-rising");
        thread.setDaemon(true);
        thread.start();
        return new RisingFramework(raising);
    }

    /** The framework, once it is up. */
    FrameworkHost await() throws BundleException, InterruptedException {
        try {
            return raising.get();
        } catch (ExecutionException e) {
            throw cause(e);
        }
    }

    /** Ends it, up or not. */
    void abandon() throws InterruptedException {
        try {
            await().close();
        } catch (BundleException e) {
            LOG.debug("what did not come up needs no end, and why the caller gives up is the better story", e);
        }
    }

    private static BundleException cause(ExecutionException e) {
        Throwable cause = e.getCause();
        return cause instanceof BundleException bundle
                ? bundle
                : new BundleException("the framework does not come up: " + cause, BundleException.UNSPECIFIED, cause);
    }
}
