package org.ferrule.launcher.boundary;

import java.util.Collection;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/**
 * A plugin is wired to the SDK, to OSGi's own packages and to other plugins, never into a part of the runtime; the runtime is never
 * wired to a plugin, which could offer a better version of a package than the real one. Strangers are not wired at all.
 */
final class PackageBoundary implements ResolverHookFactory, ResolverHook {
    private static final Set<String> INSIDE = Set.of(BundleNamespace.BUNDLE_NAMESPACE, HostNamespace.HOST_NAMESPACE);

    private final Admission admission;
    private final Attempts attempts;

    PackageBoundary(Admission admission, Attempts attempts) {
        this.admission = admission;
        this.attempts = attempts;
    }

    @Override
    public ResolverHook begin(Collection<BundleRevision> triggers) {
        return this;
    }

    @Override
    public void filterResolvable(Collection<BundleRevision> candidates) {
        // Whatever is removed here, Felix hides all resolved bundles as well; strangers are removed as they come.
    }

    @Override
    public void filterMatches(BundleRequirement requirement, Collection<BundleCapability> candidates) {
        Bundle asking = requirement.getRevision().getBundle();
        if (!admission.isAdmitted(requirement.getRevision())) {
            candidates.clear();
            return;
        }
        if (admission.isRuntime(asking)) {
            candidates.removeIf(
                    offered -> !admission.isRuntime(offered.getRevision().getBundle()));
            return;
        }
        candidates.removeIf(offered -> {
            boolean isHidden = admission.isRuntime(offered.getRevision().getBundle()) && !isForPlugins(offered);
            if (isHidden) {
                attempts.note(
                        asking,
                        named(offered),
                        "a plugin uses org.ferrule.api, and brings everything else along that Java has not");
            }
            return isHidden;
        });
    }

    private static boolean isForPlugins(BundleCapability offered) {
        String namespace = offered.getNamespace();
        if (!namespace.equals(PackageNamespace.PACKAGE_NAMESPACE)) {
            return !INSIDE.contains(namespace);
        }
        String name = String.valueOf(offered.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE));
        if (name.startsWith("org.osgi.framework.hooks") || name.startsWith("org.osgi.framework.launch")) {
            return false;
        }
        boolean isJava = offered.getRevision().getBundle().getBundleId() == 0;
        return isJava || name.startsWith("org.ferrule.api.") || name.startsWith("org.osgi.");
    }

    private static String named(BundleCapability offered) {
        Object value = offered.getAttributes().get(offered.getNamespace());
        boolean isPackage = offered.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE);
        return (isPackage ? "package/" : offered.getNamespace() + "/") + value;
    }

    @Override
    public void filterSingletonCollisions(BundleCapability singleton, Collection<BundleCapability> collisions) {
        // Two versions of one plugin collide as usual.
    }

    @Override
    public void end() {
        // Keeps nothing between two resolutions.
    }
}
