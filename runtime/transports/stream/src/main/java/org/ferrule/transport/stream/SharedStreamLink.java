package org.ferrule.transport.stream;

import java.time.Duration;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.transport.LinkLease;
import org.ferrule.api.transport.LinkListener;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.api.transport.StreamLink.Conversation;
import org.ferrule.transport.line.SharedLine;

/** One stream. Its listeners hear nothing: between conversations nobody looks at the line, and the next one connects it anew. */
final class SharedStreamLink implements SharedLink {
    private final SharedLine line;
    private final Duration timeout;

    SharedStreamLink(SharedLine line, Duration timeout) {
        this.line = line;
        this.timeout = timeout;
    }

    @Override
    public LinkLease lease(EquipmentId user, LinkListener listener) {
        return new StreamLease(this, user);
    }

    <T> T converse(StreamLease lease, Conversation<T> conversation) throws ConnectionException, DeviceException {
        lease.requireOpen();
        return line.use(open -> {
            lease.requireOpen();
            LineChannel channel = new LineChannel(open, line + ", " + lease, timeout);
            try {
                return conversation.with(channel);
            } finally {
                channel.end();
            }
        });
    }

    @Override
    public void close() {
        line.close();
    }

    @Override
    public String toString() {
        return line.toString();
    }
}
