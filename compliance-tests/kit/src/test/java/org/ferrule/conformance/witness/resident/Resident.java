package org.ferrule.conformance.witness.resident;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Stands for the runtime's own bundles. */
public final class Resident implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        // Being there is enough.
    }

    @Override
    public void stop(BundleContext context) {
        // Nothing to give back.
    }
}
