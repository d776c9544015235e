package org.ferrule.conformance.agent;

import java.lang.instrument.Instrumentation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleReference;

/** The framework (Felix), found through the classes that its bundles have loaded. */
final class FrameworkSight {
    private final Instrumentation instrumentation;
    private @Nullable BundleContext system;

    FrameworkSight(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /** The context of the framework itself, which sees all bundles. */
    BundleContext system() throws NoAnswerException {
        BundleContext found = system == null ? find() : system;
        if (found == null) {
            throw NoAnswerException.refused("no bundle of Felix has loaded a class yet; ask again later");
        }
        system = found;
        return found;
    }

    private @Nullable BundleContext find() {
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            Bundle owner = ownerOf(type.getClassLoader());
            // Never asked of the bundle itself: a plugin that asks for the framework is refused, and recorded as having
            // tried.
            if (Interior.read(owner, "__m_felix") instanceof Bundle felix) {
                return felix.getBundleContext();
            }
        }
        return null;
    }

    /** The installed bundle of this symbolic name or, if it is a number, of this id. */
    Bundle bundle(String name) throws NoAnswerException {
        List<Bundle> named = Arrays.stream(system().getBundles())
                .filter(bundle -> name.equals(bundle.getSymbolicName()) || name.equals("" + bundle.getBundleId()))
                .toList();
        if (named.size() != 1) {
            List<Long> ids = named.stream().map(Bundle::getBundleId).toList();
            throw NoAnswerException.refused(
                    ids.isEmpty() ? "no bundle " + name + " is installed" : "bundles " + ids + " are called " + name);
        }
        return named.get(0);
    }

    /**
     * The bundle of each class that bundles have loaded. Stack traces tell names only, so a class that several bundles have, such as
     * that of a library inside of them, says nothing and is left out.
     */
    Map<String, String> bundlesByClass() {
        Map<String, String> owners = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            String owner = bundleOf(type.getClassLoader());
            String other = owner == null ? null : owners.put(type.getName(), owner);
            if (other != null && !other.equals(owner)) {
                ambiguous.add(type.getName());
            }
        }
        owners.keySet().removeAll(ambiguous);
        return owners;
    }

    /** The symbolic name of the bundle whose class loader this is, or is the parent of; null if none. */
    static @Nullable String bundleOf(@Nullable ClassLoader loader) {
        Bundle owner = ownerOf(loader);
        return owner == null ? null : owner.getSymbolicName();
    }

    /** The bundle itself, which may be uninstalled by now. */
    static @Nullable Bundle ownerOf(@Nullable ClassLoader loader) {
        for (ClassLoader each = loader; each != null; each = each.getParent()) {
            if (each instanceof BundleReference reference && reference.getBundle() != null) {
                return reference.getBundle();
            }
        }
        return null;
    }
}
