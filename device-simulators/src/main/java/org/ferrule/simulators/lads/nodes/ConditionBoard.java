package org.ferrule.simulators.lads.nodes;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.methods.AbstractMethodInvocationHandler.InvocationContext;
import org.eclipse.milo.opcua.sdk.server.model.objects.BaseEventTypeNode;
import org.eclipse.milo.opcua.sdk.server.model.objects.ConditionType;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;

/** All conditions of a server: tells clients when one changes, and all that stand to a client that asks. Thread-safe. */
final class ConditionBoard {

    private final OpcUaServer server;
    private final NodeTree tree;
    private final Map<Condition, BaseEventTypeNode> conditions = new ConcurrentHashMap<>();

    ConditionBoard(OpcUaServer server, NodeTree tree) {
        this.server = server;
        this.tree = tree;
        UaMethodNode refresh = (UaMethodNode) server.getAddressSpaceManager()
                .getManagedNode(NodeIds.ConditionType_ConditionRefresh)
                .orElseThrow(() -> new IllegalStateException("the server has no ConditionRefresh"));
        refresh.setInvocationHandler(new Refresh(refresh));
    }

    void add(Condition condition, BaseEventTypeNode node) {
        conditions.put(condition, node);
    }

    boolean hasNamed(String name) {
        return conditions.keySet().stream()
                .anyMatch(condition -> condition.spec().name().equals(name));
    }

    /** Tells of every condition whose reason came or went. */
    void look() {
        conditions.forEach((condition, node) -> {
            if (condition.hasChanged(tree.now())) {
                fire(node);
            }
        });
    }

    void fire(BaseEventTypeNode event) {
        server.getEventNotifier().fire(event);
    }

    /** Tells of things that are no condition; one event node serves them all, because making one takes long. */
    void tell(NodeId type, Stream<String> messages) {
        try {
            BaseEventTypeNode event = server.getEventFactory().createEvent(new NodeId(1, UUID.randomUUID()), type);
            event.setEventType(type);
            event.setSourceNode(NodeIds.Server);
            event.setSourceName("Server");
            event.setSeverity(Unsigned.ushort(1));
            messages.forEach(message -> {
                event.setEventId(ByteString.of(UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII)));
                event.setTime(new DateTime(tree.now()));
                event.setMessage(LocalizedText.english(message));
                fire(event);
            });
            event.delete();
        } catch (UaException e) {
            throw new IllegalStateException("the server cannot make an event of type " + type, e);
        }
    }

    private final class Refresh extends ConditionType.ConditionRefreshMethod {
        Refresh(UaMethodNode node) {
            super(node);
        }

        @Override
        protected void invoke(InvocationContext call, UInteger subscription) {
            tell(NodeIds.RefreshStartEventType, Stream.of("refresh starts"));
            conditions.forEach((condition, node) -> {
                if (condition.isRetained()) {
                    fire(node);
                }
            });
            tell(NodeIds.RefreshEndEventType, Stream.of("refresh ends"));
        }
    }
}
