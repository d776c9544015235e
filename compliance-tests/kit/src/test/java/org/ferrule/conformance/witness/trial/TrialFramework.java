package org.ferrule.conformance.witness.trial;

import java.util.Map;
import java.util.function.Consumer;
import org.apache.felix.framework.FrameworkFactory;
import org.ferrule.launcher.boundary.Admission;
import org.ferrule.launcher.boundary.PluginBoundary;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleListener;
import org.osgi.framework.launch.Framework;

/** A process with Felix, the launcher's boundary and one bundle, until its standard input ends. */
public final class TrialFramework {
    /** Among the system's properties: takes a listener for the framework's own context, as a careless runtime would. */
    public static final String BOARD = "trial.board";

    private TrialFramework() {}

    public static void main(String[] arguments) throws Exception {
        Framework framework = new FrameworkFactory()
                .newFramework(Map.of(
                        "org.osgi.framework.storage", arguments[0], "org.osgi.framework.storage.clean", "onFirstInit"));
        framework.init();
        Admission admission = PluginBoundary.draw(framework.getBundleContext());
        framework.start();
        Consumer<BundleListener> board = framework.getBundleContext()::addBundleListener;
        System.getProperties().put(BOARD, board);
        admission.expect(arguments[1]);
        Bundle first = framework.getBundleContext().installBundle(arguments[1]);
        admission.admitPlugin(first);
        first.start();
        while (System.in.read() >= 0) {
            // Only its end matters.
        }
        System.exit(0);
    }
}
