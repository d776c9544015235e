package org.ferrule.core.felix;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.transport.Link;
import org.ferrule.api.transport.LinkLease;
import org.ferrule.api.transport.LinkListener;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.api.transport.StreamLink;
import org.ferrule.api.transport.TransportProvider;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** A transport in a bundle of its own, whose links carry nothing. */
public final class FakeTransport implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        TransportProvider transport = configuration -> new Line();
        context.registerService(
                TransportProvider.class, transport, FrameworkUtil.asDictionary(Map.of("ferrule.link", "stream")));
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes the transport back, and the runtime closes its links.
    }

    private static final class Line implements SharedLink, StreamLink {
        private final Set<LinkListener> listeners = ConcurrentHashMap.newKeySet();

        @Override
        public LinkLease lease(EquipmentId user, LinkListener listener) {
            listeners.add(listener);
            return new LinkLease() {
                @Override
                public Link link() {
                    return Line.this;
                }

                @Override
                public void close() {
                    listeners.remove(listener);
                }
            };
        }

        @Override
        public <T> T converse(Conversation<T> conversation) {
            throw new IllegalStateException("this line carries nothing");
        }

        @Override
        public void close() {
            listeners.forEach(listener -> listener.lost("the transport was stopped"));
        }
    }
}
