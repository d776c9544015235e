package org.ferrule.transport.stream;

import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.transport.Link;
import org.ferrule.api.transport.LinkLease;
import org.ferrule.api.transport.StreamLink;
import org.ferrule.transport.line.SharedLine;

/** One session's view of a stream. */
final class StreamLease implements LinkLease, StreamLink {
    private final SharedStreamLink shared;
    private final EquipmentId user;
    private final SharedLine.Visit visit = new SharedLine.Visit();
    private volatile boolean isClosed;

    StreamLease(SharedStreamLink shared, EquipmentId user) {
        this.shared = shared;
        this.user = user;
    }

    @Override
    public Link link() {
        return this;
    }

    @Override
    public <T> T converse(Conversation<T> conversation) throws ConnectionException, DeviceException {
        return shared.converse(this, conversation);
    }

    SharedLine.Visit visit() {
        return visit;
    }

    void requireOpen() throws ConnectionException {
        if (isClosed) {
            throw ConnectionException.notSent(
                    CommFault.NOT_CONNECTED, shared + ", " + this + ": the session is closed", null);
        }
    }

    @Override
    public void close() {
        isClosed = true;
    }

    @Override
    public String toString() {
        return "equipment '" + user.value() + "'";
    }
}
