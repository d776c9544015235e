package org.ferrule.transport.opcua;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.Link;
import org.ferrule.api.transport.LinkLease;
import org.ferrule.api.transport.LinkListener;
import org.ferrule.api.transport.OpcUaEvent;
import org.ferrule.api.transport.OpcUaLink;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaReference;
import org.ferrule.api.transport.OpcUaValue;
import org.ferrule.transport.opcua.service.Attributes;
import org.ferrule.transport.opcua.service.Browsing;
import org.ferrule.transport.opcua.service.Delivery;
import org.ferrule.transport.opcua.service.EventSubscription;
import org.ferrule.transport.opcua.service.Methods;
import org.ferrule.transport.opcua.service.Subscription;
import org.ferrule.transport.opcua.session.Call;
import org.ferrule.transport.opcua.session.Deadline;
import org.ferrule.transport.opcua.session.Epoch;
import org.ferrule.transport.opcua.session.OpcUaSettings;

/** One equipment's view of a shared session. */
final class OpcUaLease implements LinkLease {
    private final OpcUaSharedLink shared;
    private final OpcUaSettings settings;
    private final EquipmentId user;
    private final LinkListener listener;
    private final Set<Delivery> subscriptions = ConcurrentHashMap.newKeySet();
    private final OpcUaLink link = new View();
    private volatile boolean isClosed;

    OpcUaLease(OpcUaSharedLink shared, OpcUaSettings settings, EquipmentId user, LinkListener toldOnce) {
        this.shared = shared;
        this.settings = settings;
        this.user = user;
        // A wrapper of its own for each lease: two leases may bring the same listener and must not detach each other.
        this.listener = reason -> toldOnce.lost(reason);
    }

    @Override
    public Link link() {
        return link;
    }

    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            subscriptions.forEach(Delivery::close);
            shared.ended(this, listener);
        }
    }

    private Epoch epoch() throws ConnectionException {
        requireOpen();
        return shared.epoch(listener);
    }

    private void requireOpen() throws ConnectionException {
        if (isClosed) {
            throw ConnectionException.notSent(
                    CommFault.NOT_CONNECTED,
                    "the session of " + user + " on link " + settings.name() + " is closed",
                    null);
        }
    }

    private Call within(String what) {
        return new Call(what, Deadline.in(settings.timeout()));
    }

    /** What the driver sees. The deadline of a call starts when the connection is there. */
    private final class View implements OpcUaLink {
        @Override
        public List<OpcUaReference> browse(OpcUaNodeId node) throws ConnectionException, DeviceException {
            Epoch epoch = epoch();
            return new Browsing(epoch, within("browse " + node)).children(node);
        }

        @Override
        public List<OpcUaNodeId> superTypes(OpcUaNodeId type) throws ConnectionException, DeviceException {
            Epoch epoch = epoch();
            return new Browsing(epoch, within("browse the super-types of " + type)).superTypes(type);
        }

        @Override
        public List<OpcUaValue> read(List<OpcUaNodeId> nodes) throws ConnectionException, DeviceException {
            Epoch epoch = epoch();
            return new Attributes(epoch, within("read " + nodes.size() + " nodes")).read(nodes);
        }

        @Override
        public void write(OpcUaNodeId node, Value value) throws ConnectionException, DeviceException {
            Epoch epoch = epoch();
            new Attributes(epoch, within("write " + value.text() + " to " + node)).write(node, value);
        }

        @Override
        public List<Value> call(OpcUaNodeId object, OpcUaNodeId method, List<Value> arguments)
                throws ConnectionException, DeviceException {
            Epoch epoch = epoch();
            return new Methods(epoch, within("call " + method)).call(object, method, arguments);
        }

        @Override
        public void subscribe(List<OpcUaNodeId> nodes, Duration interval, OpcUaValue.Listener changes)
                throws ConnectionException, DeviceException {
            if (nodes.isEmpty()) {
                return;
            }
            Epoch epoch = epoch();
            Subscription opened = Subscription.open(
                    epoch, within("subscribe to " + nodes.size() + " nodes"), nodes, interval, changes);
            keep(opened);
        }

        @Override
        public boolean subscribeEvents(OpcUaNodeId notifier, OpcUaEvent.Listener events)
                throws ConnectionException, DeviceException {
            Epoch epoch = epoch();
            EventSubscription opened =
                    EventSubscription.open(epoch, within("subscribe to events of " + notifier), notifier, events);
            keep(opened);
            return opened.refresh(within("refresh the conditions of " + notifier));
        }

        private void keep(Delivery opened) throws ConnectionException {
            subscriptions.add(opened);
            if (isClosed) {
                opened.close();
                requireOpen();
            }
        }
    }
}
