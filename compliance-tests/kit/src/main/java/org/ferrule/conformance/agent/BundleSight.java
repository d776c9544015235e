package org.ferrule.conformance.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The installed bundles, with what they gave to the framework and took from it. */
final class BundleSight {
    private final FrameworkSight framework;

    BundleSight(FrameworkSight framework) {
        this.framework = framework;
    }

    JsonLine seen() throws NoAnswerException {
        BundleContext system = framework.system();
        FelixSight felix = new FelixSight(system);
        List<FelixSight.Registered> listeners = felix.listeners();
        List<FelixSight.Registered> services = felix.services();
        List<JsonLine> seen = new ArrayList<>();
        for (Bundle bundle : system.getBundles()) {
            seen.add(new JsonLine()
                    .put("id", bundle.getBundleId())
                    .put("name", bundle.getSymbolicName())
                    .put("version", bundle.getVersion())
                    .put("state", state(bundle))
                    .put("location", bundle.getLocation())
                    .put("services", count(bundle.getRegisteredServices()))
                    .put("servicesInUse", count(bundle.getServicesInUse()))
                    .put("listeners", concerning(bundle, listeners))
                    .put("serviceObjects", concerning(bundle, services)));
        }
        return new JsonLine().put("bundles", seen);
    }

    /** Listeners and services whose class is from a bundle that does not run any more: added through somebody else's context. */
    JsonLine strays() throws NoAnswerException {
        FelixSight felix = new FelixSight(framework.system());
        List<JsonLine> strays = new ArrayList<>();
        Stream.concat(felix.listeners().stream(), felix.services().stream()).forEach(each -> {
            Bundle owner = each.owner();
            if (owner != null && (owner.getState() & (Bundle.ACTIVE | Bundle.STARTING)) == 0) {
                strays.add(new JsonLine()
                        .put("bundle", owner.getSymbolicName())
                        .put("kind", each.kind())
                        .put("type", each.object().getClass().getName())
                        .put(
                                "registeredFor",
                                each.bundle() == null ? null : each.bundle().getSymbolicName()));
            }
        });
        return new JsonLine().put("strays", strays);
    }

    private static long concerning(Bundle bundle, List<FelixSight.Registered> all) {
        return all.stream().filter(each -> each.concerns(bundle)).count();
    }

    private static int count(Object @Nullable [] references) {
        return references == null ? 0 : references.length;
    }

    static String state(Bundle bundle) {
        return switch (bundle.getState()) {
            case Bundle.UNINSTALLED -> "UNINSTALLED";
            case Bundle.INSTALLED -> "INSTALLED";
            case Bundle.RESOLVED -> "RESOLVED";
            case Bundle.STARTING -> "STARTING";
            case Bundle.STOPPING -> "STOPPING";
            default -> "ACTIVE";
        };
    }
}
