package org.ferrule.core.felix;

import java.util.Optional;
import java.util.function.Function;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.core.service.EquipmentView;
import org.ferrule.core.service.Site;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Tells the test, in the JDK's own types, what the site says of an equipment. */
public final class SiteProbe implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        Function<String, String> probe = id -> look(context, id);
        context.registerService(Function.class, probe, null);
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes the probe back.
    }

    private static String look(BundleContext context, String id) {
        ServiceReference<Site> reference = context.getServiceReference(Site.class);
        if (reference == null) {
            return "there is no site";
        }
        Optional<EquipmentView> view = context.getService(reference).equipment(new EquipmentId(id));
        return view.map(EquipmentView::connection)
                .map(connection -> connection.state() + " " + connection.reason())
                .orElse("unknown");
    }
}
