package org.ferrule.simulators.processor.nodes;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.model.objects.BaseEventTypeNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;

/** Many events of the server object at once, for whoever subscribes to them. */
final class Burst {

    private static final int SEVERITY = 100;
    private static final int ID_BYTES = 16;

    private final OpcUaServer server;
    private final InstantSource time;

    Burst(OpcUaServer server, InstantSource time) {
        this.server = server;
        this.time = time;
    }

    void send(int count) {
        try {
            // One node for all: subscribers take from it what they want before it changes.
            BaseEventTypeNode event =
                    server.getEventFactory().createEvent(new NodeId(1, UUID.randomUUID()), NodeIds.BaseEventType);
            event.setBrowseName(new QualifiedName(1, "Burst"));
            event.setDisplayName(LocalizedText.english("Burst"));
            event.setSourceNode(NodeIds.Server);
            event.setSourceName("Server");
            event.setSeverity(ushort(SEVERITY));
            for (int i = 1; i <= count; i++) {
                DateTime now = new DateTime(time.instant());
                event.setEventId(ByteString.of(ByteBuffer.allocate(ID_BYTES)
                        .putInt(i)
                        .putLong(now.utcTime())
                        .array()));
                event.setTime(now);
                event.setReceiveTime(now);
                event.setMessage(LocalizedText.english("burst " + i + " of " + count));
                server.getEventNotifier().fire(event);
            }
            event.delete();
        } catch (UaException e) {
            throw new IllegalArgumentException("the server makes no events: " + e.getMessage(), e);
        }
    }
}
