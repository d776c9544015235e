package org.ferrule.transport.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.methods.AbstractMethodInvocationHandler;
import org.eclipse.milo.opcua.sdk.server.model.objects.AlarmConditionTypeNode;
import org.eclipse.milo.opcua.sdk.server.model.objects.BaseEventTypeNode;
import org.eclipse.milo.opcua.sdk.server.model.objects.ConditionType;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNodeContext;
import org.eclipse.milo.opcua.sdk.server.nodes.factories.NodeFactory;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;

/** Conditions of a server that tells them again on request, as OPC 10000-9 has it. */
final class FakeAlarms {
    private final OpcUaServer server;
    private final UaNodeContext context;
    private final NodeId source;
    private final Map<String, AlarmConditionTypeNode> conditions = new LinkedHashMap<>();
    private boolean isRefreshing = true;
    private int mostKept = Integer.MAX_VALUE;

    FakeAlarms(OpcUaServer server, UaNodeContext context, NodeId source) {
        this.server = server;
        this.context = context;
        this.source = source;
        UaMethodNode refresh = (UaMethodNode) server.getAddressSpaceManager()
                .getManagedNode(NodeIds.ConditionType_ConditionRefresh)
                .orElseThrow();
        refresh.setInvocationHandler(new Refresh(refresh));
    }

    /** A small device keeps few events for a client. */
    void keepAtMost(int events) {
        mostKept = events;
    }

    int mostKept() {
        return mostKept;
    }

    /** A server without conditions refuses to refresh them. */
    void refuseToRefresh() {
        isRefreshing = false;
    }

    void set(String name, boolean isActive, boolean isAcknowledged) throws UaException {
        AlarmConditionTypeNode condition = conditions.get(name);
        if (condition == null) {
            condition = make(name);
            conditions.put(name, condition);
        }
        condition.getActiveStateNode().setId(isActive);
        condition.getAckedStateNode().setId(isAcknowledged);
        condition.setRetain(isActive || !isAcknowledged);
        fire(condition, name + (isActive ? " is on" : " is off"));
    }

    /** Events that are about no condition. */
    void burst(int events) throws UaException {
        BaseEventTypeNode event = event(NodeIds.BaseEventType);
        for (int i = 0; i < events; i++) {
            fire(event, "event " + i);
        }
        event.delete();
    }

    private AlarmConditionTypeNode make(String name) throws UaException {
        AlarmConditionTypeNode made = (AlarmConditionTypeNode) new NodeFactory(context)
                .createNode(
                        new NodeId(source.getNamespaceIndex(), "Condition." + name),
                        NodeIds.AlarmConditionType.expanded());
        made.setEventType(NodeIds.AlarmConditionType);
        made.setConditionName(name);
        made.setBranchId(NodeId.NULL_VALUE);
        return made;
    }

    private BaseEventTypeNode event(NodeId type) throws UaException {
        BaseEventTypeNode made = server.getEventFactory()
                .createEvent(new NodeId(source.getNamespaceIndex(), "Event." + UUID.randomUUID()), type);
        made.setEventType(type);
        return made;
    }

    private void fire(BaseEventTypeNode event, String message) {
        ByteBuffer id =
                ByteBuffer.allocate(Long.BYTES).putLong(UUID.randomUUID().getMostSignificantBits());
        event.setEventId(ByteString.of(id.array()));
        event.setSourceNode(source);
        event.setSourceName("Device");
        event.setTime(DateTime.now());
        event.setSeverity(ushort(700));
        event.setMessage(LocalizedText.english(message));
        server.getEventNotifier().fire(event);
    }

    private final class Refresh extends ConditionType.ConditionRefreshMethod {
        Refresh(UaMethodNode node) {
            super(node);
        }

        @Override
        protected void invoke(AbstractMethodInvocationHandler.InvocationContext call, UInteger subscription)
                throws UaException {
            if (!isRefreshing) {
                throw new UaException(org.eclipse.milo.opcua.stack.core.StatusCodes.Bad_NotSupported);
            }
            BaseEventTypeNode start = event(NodeIds.RefreshStartEventType);
            BaseEventTypeNode end = event(NodeIds.RefreshEndEventType);
            fire(start, "RefreshStart");
            conditions.values().stream()
                    .filter(condition -> Boolean.TRUE.equals(condition.getRetain()))
                    .forEach(condition -> fire(condition, condition.getConditionName() + " again"));
            fire(end, "RefreshEnd");
            start.delete();
            end.delete();
        }
    }
}
