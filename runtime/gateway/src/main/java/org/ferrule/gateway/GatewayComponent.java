package org.ferrule.gateway;

import java.io.IOException;
import java.nio.file.Path;
import org.ferrule.audit.AuditTrail;
import org.ferrule.core.service.Alarms;
import org.ferrule.core.service.Feed;
import org.ferrule.core.service.Governor;
import org.ferrule.core.service.Locks;
import org.ferrule.core.service.Plugins;
import org.ferrule.core.service.Records;
import org.ferrule.core.service.Site;
import org.ferrule.people.Accounts;
import org.ferrule.people.Sessions;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the HTTP server when the site's services are there, and stops it when one of them goes. */
@Component(
        immediate = true,
        service = {})
public final class GatewayComponent {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayComponent.class);

    private final GatewayServer server;
    private final ControlFile controlFile;

    /** Starts listening and tells local clients where. */
    @Activate
    public GatewayComponent(
            BundleContext bundles,
            @Reference Site site,
            @Reference Feed feed,
            @Reference Governor governor,
            @Reference Locks locks,
            @Reference Alarms alarms,
            @Reference Records records,
            @Reference Plugins plugins,
            @Reference AuditTrail trail,
            @Reference Sessions sessions,
            @Reference Accounts accounts)
            throws IOException {
        Path data = Path.of(require(bundles, "ferrule.data"));
        String port = bundles.getProperty("ferrule.port");
        Services services =
                new Services(site, feed, governor, locks, alarms, records, plugins, trail, sessions, accounts);
        String token = ControlFile.newToken();
        server = new GatewayServer(services, token, () -> stopFramework(bundles));
        int bound = server.start(port == null ? 0 : Integer.parseInt(port));
        controlFile = new ControlFile(data.resolve("control.json"));
        controlFile.write(bound, token);
        LOG.info("control endpoint listens on http://127.0.0.1:{}", bound);
    }

    /** What the resources work with. */
    record Services(
            Site site,
            Feed feed,
            Governor governor,
            Locks locks,
            Alarms alarms,
            Records records,
            Plugins plugins,
            AuditTrail trail,
            Sessions sessions,
            Accounts accounts) {}

    /** Stops listening. */
    @Deactivate
    public void close() {
        controlFile.delete();
        server.close();
    }

    private static String require(BundleContext bundles, String property) {
        String value = bundles.getProperty(property);
        if (value == null) {
            throw new IllegalStateException(
                    "framework property " + property + " is not set: start through the launcher");
        }
        return value;
    }

    private static void stopFramework(BundleContext bundles) {
        try {
            bundles.getBundle(0).stop();
        } catch (BundleException e) {
            LOG.error("the framework does not stop", e);
        }
    }
}
