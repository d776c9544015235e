package org.ferrule.core.supervision;

import java.util.HashMap;
import java.util.Map;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.transport.LinkConfiguration;
import org.ferrule.api.transport.LinkLease;
import org.ferrule.api.transport.LinkListener;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.api.transport.TransportProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The site's links: each is opened once, when the first equipment needs it, and shared by all that name it. */
public final class LinkRegistry implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LinkRegistry.class);

    private final Map<String, LinkConfiguration> configurations;
    private final Map<String, TransportProvider> transports = new HashMap<>();
    private final Map<String, SharedLink> open = new HashMap<>();

    /** Takes the {@code links:} of the site file by name. */
    public LinkRegistry(Map<String, LinkConfiguration> configurations) {
        this.configurations = Map.copyOf(configurations);
    }

    /** A transport bundle has started. */
    public synchronized void add(String kind, TransportProvider transport) {
        transports.put(kind, transport);
    }

    /** A transport bundle stops: its links are closed, and their equipment loses its connection. */
    public void remove(String kind, TransportProvider transport) {
        Map<String, SharedLink> closing = new HashMap<>();
        synchronized (this) {
            if (transports.remove(kind, transport)) {
                configurations.values().stream()
                        .filter(link -> link.kind().equals(kind))
                        .forEach(link -> move(link.name(), closing));
            }
        }
        closing.forEach(LinkRegistry::close);
    }

    private void move(String name, Map<String, SharedLink> closing) {
        SharedLink link = open.remove(name);
        if (link != null) {
            closing.put(name, link);
        }
    }

    /** Leases a link for one session; connects nothing. */
    synchronized LinkLease lease(Wish wish, EquipmentId user, LinkListener listener) throws ConfigurationException {
        LinkConfiguration configuration = configurations.get(wish.link());
        if (configuration == null) {
            throw new ConfigurationException(
                    wish.setting(), "there is no link '" + wish.link() + "'. Known: " + configurations.keySet());
        }
        if (!configuration.kind().equals(wish.kind())) {
            throw new ConfigurationException(
                    wish.setting(),
                    "link '" + wish.link() + "' is of kind " + configuration.kind() + ", the driver needs "
                            + wish.kind() + ". Name another link.");
        }
        @Nullable SharedLink link = open.get(wish.link());
        if (link == null) {
            link = transport(wish).open(configuration);
            open.put(wish.link(), link);
        }
        return link.lease(user, listener);
    }

    private TransportProvider transport(Wish wish) throws ConfigurationException {
        TransportProvider transport = transports.get(wish.kind());
        if (transport == null) {
            throw new ConfigurationException(
                    wish.setting(),
                    "no started bundle provides the transport '" + wish.kind() + "'. Add it to the runtime's bundles.");
        }
        return transport;
    }

    @Override
    public void close() {
        Map<String, SharedLink> closing;
        synchronized (this) {
            closing = new HashMap<>(open);
            open.clear();
            transports.clear();
        }
        closing.forEach(LinkRegistry::close);
    }

    private static void close(String name, SharedLink link) {
        try {
            link.close();
        } catch (RuntimeException defect) {
            LOG.error("link {} could not be closed in good order", name, defect);
        }
    }

    /**
     * Which link a driver wants.
     *
     * @param setting the setting that names it
     * @param link the name that the site file gives
     * @param kind what the driver expects
     */
    record Wish(String setting, String link, String kind) {}
}
