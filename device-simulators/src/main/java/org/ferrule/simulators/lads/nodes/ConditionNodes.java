package org.ferrule.simulators.lads.nodes;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;

import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.eclipse.milo.opcua.sdk.server.model.objects.AlarmConditionTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** Adds conditions (OPC 10000-9) whose nodes are also the events that tell of them. */
final class ConditionNodes {

    private final NodeTree tree;
    private final ConditionBoard board;

    ConditionNodes(NodeTree tree, ConditionBoard board) {
        this.tree = tree;
        this.board = board;
    }

    UaNode add(UaNode parent, ConditionSpec spec) {
        Condition condition = new Condition(spec, tree.now());
        AlarmConditionTypeNode node = tree.condition(parent, spec.browseName(), spec.type());
        BooleanSupplier active = spec.isActive();
        twoState(node, "EnabledState", () -> true, "Enabled", "Disabled");
        twoState(node, "ActiveState", active, "Active", "Inactive");
        twoState(node, "AckedState", condition::isAcknowledged, "Acknowledged", "Unacknowledged");
        property(node, "EventId", NodeIds.ByteString, tree.measured(condition::eventId));
        property(node, "EventType", NodeIds.NodeId, tree.constant(spec.type()));
        property(node, "SourceNode", NodeIds.NodeId, tree.constant(spec.source().getNodeId()));
        String source = Objects.requireNonNull(spec.source().getBrowseName().name());
        property(node, "SourceName", NodeIds.String, tree.constant(source));
        property(node, "Time", NodeIds.UtcTime, tree.measured(() -> new DateTime(condition.since())));
        property(node, "Severity", NodeIds.UInt16, tree.constant(ushort(spec.severity())));
        property(
                node,
                "Message",
                NodeIds.LocalizedText,
                tree.measured(() -> LocalizedText.english(spec.message().get())));
        property(node, "ConditionName", NodeIds.String, tree.constant(spec.name()));
        property(node, "BranchId", NodeIds.NodeId, tree.constant(NodeId.NULL_VALUE));
        property(node, "Retain", NodeIds.Boolean, tree.measured(condition::isRetained));
        addAcknowledge(node, condition);
        board.add(condition, node);
        return node;
    }

    private void addAcknowledge(AlarmConditionTypeNode node, Condition condition) {
        MethodGate.Body body = (caller, inputs) -> {
            if (!condition.eventId().equals(inputs.get(0))) {
                throw new UaException(StatusCodes.Bad_EventIdUnknown, "this is not the condition's latest event");
            }
            if (!condition.acknowledge(tree.now())) {
                throw new UaException(StatusCodes.Bad_ConditionBranchAlreadyAcked, "acknowledged already");
            }
            board.fire(node);
            return List.of();
        };
        List<MethodArgument> inputs = List.of(
                new MethodArgument("EventId", NodeIds.ByteString, false, ByteString.class),
                new MethodArgument("Comment", NodeIds.LocalizedText, false, LocalizedText.class));
        tree.method(node, new MethodSpec(tree.ua("Acknowledge"), inputs, List.of(), body), () -> {});
    }

    private void twoState(UaNode alarm, String name, BooleanSupplier state, String whenTrue, String whenFalse) {
        LiveValue text = tree.measured(() -> LocalizedText.english(state.getAsBoolean() ? whenTrue : whenFalse));
        UaNode node = tree.component(
                alarm, new VariableSpec(tree.ua(name), NodeIds.TwoStateVariableType, NodeIds.LocalizedText, text));
        tree.property(node, tree.ua("Id"), NodeIds.Boolean, tree.measured(state::getAsBoolean));
    }

    private void property(UaNode alarm, String name, NodeId dataType, LiveValue value) {
        tree.property(alarm, tree.ua(name), dataType, value);
    }
}
