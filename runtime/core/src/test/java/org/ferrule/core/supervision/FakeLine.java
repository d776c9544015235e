package org.ferrule.core.supervision;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.transport.Link;
import org.ferrule.api.transport.LinkConfiguration;
import org.ferrule.api.transport.LinkLease;
import org.ferrule.api.transport.LinkListener;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.api.transport.StreamLink;
import org.ferrule.api.transport.TransportProvider;

/** A transport whose links carry nothing and break when a test says so. */
final class FakeLine implements TransportProvider, SharedLink, StreamLink {
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final List<LinkListener> listeners = new CopyOnWriteArrayList<>();

    @Override
    public SharedLink open(LinkConfiguration configuration) {
        opened.incrementAndGet();
        return this;
    }

    @Override
    public LinkLease lease(EquipmentId user, LinkListener listener) {
        listeners.add(listener);
        return new LinkLease() {
            @Override
            public Link link() {
                return FakeLine.this;
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
        closed.incrementAndGet();
        listeners.forEach(listener -> listener.lost("closed"));
    }
}
