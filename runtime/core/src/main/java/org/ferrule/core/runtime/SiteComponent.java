package org.ferrule.core.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.api.transport.TransportProvider;
import org.ferrule.audit.AuditTrail;
import org.ferrule.core.clock.SystemClock;
import org.ferrule.core.clock.SystemTimers;
import org.ferrule.core.plugin.PluginDesk;
import org.ferrule.core.plugin.PluginDeskServices;
import org.ferrule.core.plugin.PluginHost;
import org.ferrule.core.plugin.PluginSite;
import org.ferrule.core.service.Alarms;
import org.ferrule.core.service.Feed;
import org.ferrule.core.service.Governor;
import org.ferrule.core.service.Locks;
import org.ferrule.core.service.Plugins;
import org.ferrule.core.service.Records;
import org.ferrule.core.service.Site;
import org.ferrule.core.site.SecretStore;
import org.ferrule.core.site.SiteConfiguration;
import org.ferrule.core.site.SiteFileReader;
import org.ferrule.core.supervision.DriverOffer;
import org.ferrule.core.supervision.Pace;
import org.ferrule.core.yaml.MistakesException;
import org.ferrule.people.Access;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The site as an OSGi component: translates framework properties, bundles and services and leaves the rest to
 * {@link SiteRuntime}. Its services appear when the site file has been read.
 */
@Component(
        immediate = true,
        service = {})
public final class SiteComponent {
    private static final Logger LOG = LoggerFactory.getLogger(SiteComponent.class);

    /** How long equipment has to come ONLINE with another version of its plugin before the previous one is put back. */
    private static final Duration COMING_ONLINE = Duration.ofSeconds(30);

    private final SiteRuntime runtime;
    private final BundleDescriptors descriptors;
    private final PeopleDoor people = new PeopleDoor();
    private final Interpreted interpreted;
    private final PluginDesk plugins;
    private final FolderLook look;
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    /**
     * Reads the site file and starts the site.
     *
     * @throws MistakesException if the site file is wrong; names every mistake
     * @throws IOException if it cannot be read
     */
    @Activate
    public SiteComponent(BundleContext context, @Reference AuditTrail trail) throws MistakesException, IOException {
        Path site = Path.of(property(context, "ferrule.site"));
        Path data = Path.of(property(context, "ferrule.data"));
        descriptors = new BundleDescriptors(context, site);
        SecretStore secrets = new SecretStore(site, System.getenv());
        // As it is now: a plugin that comes later meets the site that runs, not one that somebody is still writing.
        byte[] file = Files.readAllBytes(site.resolve(SiteFileReader.FILE));
        SiteConfiguration configuration =
                new SiteFileReader(descriptors.all(), secrets).awaitingPlugins().read(file, site, data);
        SystemClock clock = new SystemClock();
        SiteHost host = new SiteHost(
                clock,
                new SystemTimers(),
                trail,
                people,
                Pace.standard(),
                Instant.ofEpochMilli(Long.parseLong(property(context, "ferrule.started"))),
                property(context, "ferrule.version"));
        runtime = new SiteRuntime(configuration, sha256(file), host, descriptors);
        interpreted = new Interpreted(runtime, descriptors);
        PluginSite open = new OpenSite(
                runtime,
                descriptors,
                interpreted,
                types -> new SiteFileReader(types, secrets).awaitingPlugins().read(file, site, data));
        plugins = new PluginDesk(new PluginDeskServices(
                trail, runtime::recordSoon, people, runtime.locks(), open, comingOnline(context)));
        registrations.add(context.registerService(Plugins.class, plugins, null));
        look = new FolderLook(plugins);
        registrations.add(context.registerService(Site.class, runtime.site(), null));
        registrations.add(context.registerService(Feed.class, runtime.feed(), null));
        registrations.add(context.registerService(
                Consumer.class, runtime.attempts(), FrameworkUtil.asDictionary(Map.of("ferrule.attempts", "true"))));
        registrations.add(context.registerService(Alarms.class, runtime.alarms(), null));
        registrations.add(context.registerService(Records.class, runtime.records(), null));
        registrations.add(context.registerService(Locks.class, runtime.locks(), null));
        registrations.add(context.registerService(Governor.class, runtime.governor(), null));
        // Told before any bundle stops, and plugins and transports stop before this one.
        context.addBundleListener((SynchronousBundleListener) this::changed);
    }

    private void changed(BundleEvent event) {
        if (event.getType() == BundleEvent.STOPPING && event.getBundle().getBundleId() == Constants.SYSTEM_BUNDLE_ID) {
            runtime.expectEnd();
        }
    }

    private static Duration comingOnline(BundleContext context) {
        String seconds = context.getProperty("ferrule.online.seconds");
        return seconds == null ? COMING_ONLINE : Duration.ofSeconds(Long.parseLong(seconds));
    }

    private static String property(BundleContext context, String name) {
        String value = context.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("the framework property " + name + " is missing; the launcher must set it");
        }
        return value;
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** The people service has started; it may come later than the site, and until then nobody may act. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, unbind = "removeAccess")
    void addAccess(Access access) {
        people.open(access);
    }

    void removeAccess(Access access) {
        people.shut(access);
    }

    /** The launcher hands bundles to the framework; where the site was started in another way, no plugin comes or goes. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, unbind = "removeHost")
    void addHost(PluginHost host) {
        plugins.open(host);
    }

    void removeHost(PluginHost host) {
        plugins.shut();
    }

    /** A transport has started. */
    @Reference(
            service = TransportProvider.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "removeTransport")
    void addTransport(TransportProvider transport, Map<String, Object> properties) {
        for (String kind : texts(properties.get("ferrule.link"))) {
            runtime.addTransport(kind, transport);
        }
    }

    void removeTransport(TransportProvider transport, Map<String, Object> properties) {
        for (String kind : texts(properties.get("ferrule.link"))) {
            runtime.removeTransport(kind, transport);
        }
    }

    /** A plugin has started. */
    @Reference(
            service = EquipmentDriver.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "removeDriver")
    void addDriver(ServiceReference<EquipmentDriver> reference, EquipmentDriver driver) {
        Bundle bundle = reference.getBundle();
        if (bundle == null) {
            return;
        }
        Map<String, EquipmentDescriptor> own = descriptors.of(bundle);
        for (String type : texts(reference.getProperty("ferrule.type"))) {
            EquipmentDescriptor descriptor = own.get(type);
            if (type.equals(Interpreted.EVERY_BOUND)) {
                interpreted.by(bundle, driver);
            } else if (descriptor == null) {
                LOG.error(
                        "plugin {} registers a driver for {}, but has no usable descriptor of that type in "
                                + "OSGI-INF/ferrule; the vendor must add one",
                        bundle.getSymbolicName(),
                        type);
            } else if (descriptor.bindings().isPresent()) {
                LOG.error(
                        "plugin {} registers a driver for {}, whose descriptor has bindings and needs none; "
                                + "the vendor must remove one of the two",
                        bundle.getSymbolicName(),
                        type);
            } else {
                runtime.addDriver(new DriverOffer(driver, descriptor, PluginFile.of(bundle)));
            }
        }
    }

    void removeDriver(EquipmentDriver driver) {
        interpreted.end(driver);
        try {
            runtime.removeDriver(driver);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> texts(@Nullable Object property) {
        if (property instanceof String[] several) {
            return List.of(several);
        }
        return property instanceof String one ? List.of(one) : List.of();
    }

    /** Ends the site in good order. */
    @Deactivate
    void stop() {
        for (ServiceRegistration<?> registration : registrations) {
            registration.unregister();
        }
        look.close();
        runtime.close();
    }
}
