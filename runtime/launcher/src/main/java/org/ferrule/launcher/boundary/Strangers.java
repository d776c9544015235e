package org.ferrule.launcher.boundary;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleRevision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what somebody else than the launcher installs or updates, before it can be started. A resolver hook could keep it from
 * being resolved, but Felix then hides every resolved bundle from everybody.
 */
final class Strangers implements SynchronousBundleListener {
    private static final Logger LOG = LoggerFactory.getLogger(Strangers.class);

    private final Admission admission;
    private final Attempts attempts;

    Strangers(Admission admission, Attempts attempts) {
        this.admission = admission;
        this.attempts = attempts;
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        Bundle bundle = event.getBundle();
        boolean isInstalled = event.getType() == BundleEvent.INSTALLED && !admission.isExpected(bundle.getLocation());
        boolean isUpdated =
                event.getType() == BundleEvent.UPDATED && !admission.isAdmitted(bundle.adapt(BundleRevision.class));
        if (isInstalled || isUpdated) {
            attempts.note(
                    event.getOrigin() == null ? bundle : event.getOrigin(),
                    "bundle/" + bundle.getSymbolicName(),
                    "only the launcher installs and updates bundles; put the plugin's jar into plugins/");
            remove(bundle);
        }
    }

    private static void remove(Bundle bundle) {
        try {
            bundle.uninstall();
        } catch (BundleException e) {
            LOG.error("{} was not installed by the launcher and cannot be removed", bundle.getLocation(), e);
        }
    }
}
