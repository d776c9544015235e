package org.ferrule.transport.opcua;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.transport.LinkConfiguration;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.api.transport.TransportProvider;
import org.ferrule.transport.opcua.pki.OwnCertificate;
import org.ferrule.transport.opcua.pki.TrustedServers;
import org.ferrule.transport.opcua.session.Connector;
import org.ferrule.transport.opcua.session.OpcUaSettings;
import org.ferrule.transport.opcua.session.Preparation;
import org.ferrule.transport.opcua.session.TransportClock;
import org.ferrule.transport.opcua.session.TransportThreads;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Opens OPC UA links. */
@Component(property = "ferrule.link=opcua", immediate = true)
public final class OpcUaTransport implements TransportProvider {
    private final InstantSource clock;
    private final TransportThreads threads = new TransportThreads();

    /**
     * As the framework makes it. The first secured connection needs a key pair and thousands of classes, which take seconds: where
     * the launcher says that the site has such links, both are made while the rest of the site still starts.
     */
    @Activate
    public OpcUaTransport(BundleContext bundles) {
        this();
        String links = bundles.getProperty("ferrule.links");
        String data = bundles.getProperty("ferrule.data");
        if (links != null && data != null && List.of(links.split(",")).contains("opcua")) {
            Path own = Path.of(data, "pki", "own");
            new Preparation(new OwnCertificate(own, Optional.empty()), true).startOn(threads.workers());
        }
    }

    /** Without a framework, for programs that use the transport alone. */
    public OpcUaTransport() {
        this(TransportClock.wall());
    }

    OpcUaTransport(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public SharedLink open(LinkConfiguration configuration) throws ConfigurationException {
        OpcUaSettings settings = OpcUaSettings.of(configuration);
        Path made = configuration.dataDirectory().resolve("pki");
        OwnCertificate own = new OwnCertificate(made.resolve("own"), settings.applicationUri());
        TrustedServers trusted = new TrustedServers(
                configuration.siteDirectory().resolve("pki").resolve("trusted"), made.resolve("rejected"), clock);
        Preparation preparation = new Preparation(own, settings.isSecured());
        preparation.startOn(threads.workers());
        return new OpcUaSharedLink(settings, new Connector(settings, threads, trusted, preparation));
    }

    /** Ends the threads of all links. */
    @Deactivate
    public void stop() {
        threads.close();
    }
}
