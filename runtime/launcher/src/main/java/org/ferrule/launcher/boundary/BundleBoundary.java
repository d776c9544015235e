package org.ferrule.launcher.boundary;

import java.util.Collection;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.hooks.bundle.FindHook;

/** A plugin finds no bundle but itself, so that it cannot stop, update or remove another. */
final class BundleBoundary implements FindHook {
    private final Admission admission;
    private final Attempts attempts;

    BundleBoundary(Admission admission, Attempts attempts) {
        this.admission = admission;
        this.attempts = attempts;
    }

    @Override
    public void find(BundleContext context, Collection<Bundle> bundles) {
        Bundle asking = context.getBundle();
        if (!admission.isRuntime(asking) && bundles.removeIf(bundle -> !bundle.equals(asking))) {
            attempts.note(asking, "bundles", "a plugin finds no bundle but itself");
        }
    }
}
