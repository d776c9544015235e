package org.ferrule.transport.opcua;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.transport.LinkLease;
import org.ferrule.api.transport.LinkListener;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.transport.opcua.session.Connector;
import org.ferrule.transport.opcua.session.Epoch;
import org.ferrule.transport.opcua.session.OpcUaSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One server, shared: one session for all leases, connected by the first call and given back after the last lease. */
final class OpcUaSharedLink implements SharedLink {
    private static final Logger LOG = LoggerFactory.getLogger(OpcUaSharedLink.class);
    private static final int CLOSE_SECONDS = 4;

    private final OpcUaSettings settings;
    private final Connector connector;
    private final Set<OpcUaLease> leases = ConcurrentHashMap.newKeySet();
    private final ReentrantLock connecting = new ReentrantLock(true);
    private final AtomicReference<@Nullable Epoch> current = new AtomicReference<>();
    private volatile boolean isClosed;

    OpcUaSharedLink(OpcUaSettings settings, Connector connector) {
        this.settings = settings;
        this.connector = connector;
    }

    @Override
    public LinkLease lease(EquipmentId user, LinkListener listener) {
        OpcUaLease lease = new OpcUaLease(this, settings, user, listener);
        leases.add(lease);
        return lease;
    }

    /** The living connection, or a new one. Callers wait for each other, so that there is never a second one. */
    Epoch epoch(LinkListener user) throws ConnectionException {
        Epoch living = current.get();
        if (living == null || !living.isAlive()) {
            living = connectOnce();
        }
        living.attach(user);
        return living;
    }

    private Epoch connectOnce() throws ConnectionException {
        try {
            if (!connecting.tryLock(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw unavailable(CommFault.TIMEOUT, "another equipment is still connecting", null);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unavailable(CommFault.TIMEOUT, "interrupted while waiting for the connection", stopped);
        }
        try {
            Epoch living = current.get();
            if (living != null && living.isAlive()) {
                return living;
            }
            if (isClosed) {
                throw unavailable(CommFault.NOT_CONNECTED, "the link is closed", null);
            }
            Epoch made = connector.connect();
            current.set(made);
            return made;
        } finally {
            connecting.unlock();
        }
    }

    private ConnectionException unavailable(CommFault fault, String why, @Nullable Throwable cause) {
        return ConnectionException.notSent(fault, settings.endpointUrl() + ": " + why, cause);
    }

    /** A lease ended; with the last one the server gets its session back. */
    void ended(OpcUaLease lease, LinkListener listener) {
        leases.remove(lease);
        Epoch living = current.get();
        if (living != null) {
            living.detach(listener);
            if (leases.isEmpty()) {
                living.close();
            }
        }
    }

    @Override
    public void close() {
        isClosed = true;
        leases.forEach(OpcUaLease::close);
        Epoch living = current.getAndSet(null);
        if (living == null) {
            return;
        }
        living.close();
        try {
            living.closed().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            LOG.warn("{} did not close in good order", settings, late);
        }
    }
}
