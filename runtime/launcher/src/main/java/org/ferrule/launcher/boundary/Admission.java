package org.ferrule.launcher.boundary;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Which bundles the launcher installed, and as what. Told by revision: a bundle that updates itself, or that another one installs,
 * is a stranger.
 */
public final class Admission {
    private final Set<String> expected = ConcurrentHashMap.newKeySet();
    private final Set<BundleRevision> revisions = ConcurrentHashMap.newKeySet();
    private final Set<Bundle> runtime = ConcurrentHashMap.newKeySet();

    /** The launcher is about to install from this location. */
    public void expect(String location) {
        expected.add(location);
    }

    /** Admits a part of the runtime. */
    public void admitRuntime(Bundle bundle) {
        runtime.add(bundle);
        admitPlugin(bundle);
    }

    /** Admits a plugin. */
    public void admitPlugin(Bundle bundle) {
        revisions.add(bundle.adapt(BundleRevision.class));
    }

    /** A plugin has been uninstalled; nothing here may keep its classes. */
    public void forget(Bundle bundle) {
        expected.remove(bundle.getLocation());
        revisions.removeIf(revision -> revision.getBundle().equals(bundle));
    }

    boolean isExpected(String location) {
        return expected.contains(location);
    }

    boolean isRuntime(Bundle bundle) {
        return bundle.getBundleId() == Constants.SYSTEM_BUNDLE_ID || runtime.contains(bundle);
    }

    boolean isAdmitted(BundleRevision revision) {
        return revision.getBundle().getBundleId() == Constants.SYSTEM_BUNDLE_ID || revisions.contains(revision);
    }
}
