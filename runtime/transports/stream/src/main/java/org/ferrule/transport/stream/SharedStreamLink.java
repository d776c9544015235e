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
import org.ferrule.transport.line.StaleInput;

/** One stream. Its listeners hear nothing: between conversations nobody looks at the line, and the next one learns of it. */
final class SharedStreamLink implements SharedLink {
    private final SharedLine line;
    private final Duration timeout;
    /** What the last conversation did not read; touched during a turn only. */
    private byte[] unread = new byte[0];

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
        return line.use(lease.visit(), (open, stale) -> {
            lease.requireOpen();
            LineChannel channel = new LineChannel(open, line + ", " + lease, timeout, leftOver(stale));
            try {
                T result = conversation.with(channel);
                unread = channel.unread();
                return result;
            } catch (DeviceException e) {
                unread = channel.unread();
                throw e;
            } finally {
                channel.end();
            }
        });
    }

    private byte[] leftOver(byte[] stale) {
        byte[] early = unread;
        unread = new byte[0];
        return new StaleInput()
                .add(early, early.length)
                .add(stale, stale.length)
                .bytes();
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
