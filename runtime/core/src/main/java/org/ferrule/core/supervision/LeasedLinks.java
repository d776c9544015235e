package org.ferrule.core.supervision;

import java.util.ArrayList;
import java.util.List;
import org.ferrule.api.driver.Links;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.transport.Link;
import org.ferrule.api.transport.LinkLease;
import org.ferrule.api.transport.LinkListener;
import org.ferrule.api.transport.ModbusLink;
import org.ferrule.api.transport.OpcUaLink;
import org.ferrule.api.transport.StreamLink;
import org.ferrule.core.site.EquipmentEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The links of one session; closed with it. */
final class LeasedLinks implements Links, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeasedLinks.class);

    private final LinkRegistry registry;
    private final EquipmentEntry entry;
    private final LinkListener listener;
    private final List<LinkLease> leases = new ArrayList<>();
    private boolean isClosed;

    LeasedLinks(LinkRegistry registry, EquipmentEntry entry, LinkListener listener) {
        this.registry = registry;
        this.entry = entry;
        this.listener = listener;
    }

    @Override
    public ModbusLink modbus(String setting) throws ConfigurationException {
        return lease(setting, "modbus", ModbusLink.class);
    }

    @Override
    public OpcUaLink opcUa(String setting) throws ConfigurationException {
        return lease(setting, "opcua", OpcUaLink.class);
    }

    @Override
    public StreamLink stream(String setting) throws ConfigurationException {
        return lease(setting, "stream", StreamLink.class);
    }

    private synchronized <T extends Link> T lease(String setting, String kind, Class<T> type)
            throws ConfigurationException {
        if (isClosed) {
            throw new IllegalStateException("the session is closed; take links while it is being opened");
        }
        String name = entry.linkNames().get(setting);
        if (name == null) {
            throw new ConfigurationException(setting, "names no link. Give the name of a link in the site file.");
        }
        LinkLease lease = registry.lease(new LinkRegistry.Wish(setting, name, kind), entry.id(), listener);
        leases.add(lease);
        return type.cast(lease.link());
    }

    /** Idempotent; may be called while a driver call still uses the links, which then fails. */
    @Override
    public void close() {
        List<LinkLease> closing;
        synchronized (this) {
            isClosed = true;
            closing = List.copyOf(leases);
            leases.clear();
        }
        for (LinkLease lease : closing) {
            try {
                lease.close();
            } catch (RuntimeException defect) {
                LOG.error("{}: a link's lease could not be closed in good order", entry.id(), defect);
            }
        }
    }
}
