package org.ferrule.launcher.boundary;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/** Draws the line in a framework that has been initialised and not started. */
public final class PluginBoundary {
    /** The runtime's core takes attempts through a consumer that has this property. */
    private static final String RECORDER = "(&(objectClass=java.util.function.Consumer)(ferrule.attempts=true))";

    private PluginBoundary() {}

    /** Registers the hooks, and waits for the recorder. */
    public static Admission draw(BundleContext system) {
        Admission admission = new Admission();
        Attempts attempts = new Attempts();
        ServiceBoundary services = new ServiceBoundary(admission, attempts);
        system.registerService(
                new String[] {FindHook.class.getName(), EventListenerHook.class.getName()}, services, null);
        system.registerService(ResolverHookFactory.class, new PackageBoundary(admission, attempts), null);
        system.registerService(
                org.osgi.framework.hooks.bundle.FindHook.class, new BundleBoundary(admission, attempts), null);
        system.addBundleListener(new Strangers(admission, attempts));
        try {
            new ServiceTracker<>(system, system.createFilter(RECORDER), new Recorders(system, admission, attempts))
                    .open();
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException("the filter is a constant", impossible);
        }
        return admission;
    }

    private record Recorders(BundleContext system, Admission admission, Attempts attempts)
            implements ServiceTrackerCustomizer<Consumer<Map<String, String>>, Consumer<Map<String, String>>> {
        @Override
        public @Nullable Consumer<Map<String, String>> addingService(
                ServiceReference<Consumer<Map<String, String>>> reference) {
            if (reference.getBundle() == null || !admission.isRuntime(reference.getBundle())) {
                return null;
            }
            Consumer<Map<String, String>> recorder = system.getService(reference);
            attempts.recordWith(recorder);
            return recorder;
        }

        @Override
        public void modifiedService(
                ServiceReference<Consumer<Map<String, String>>> reference, Consumer<Map<String, String>> recorder) {
            // Its properties say nothing.
        }

        @Override
        public void removedService(
                ServiceReference<Consumer<Map<String, String>>> reference, Consumer<Map<String, String>> recorder) {
            attempts.recordWith(null);
            system.ungetService(reference);
        }
    }
}
