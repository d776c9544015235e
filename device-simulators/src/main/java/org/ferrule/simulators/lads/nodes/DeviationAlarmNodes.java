package org.ferrule.simulators.lads.nodes;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;

import java.util.function.BooleanSupplier;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;

/**
 * Adds AlarmMonitor, an ExclusiveDeviationAlarmType, as variables: this device sends no condition events and keeps no
 * acknowledgement.
 */
final class DeviationAlarmNodes {

    private static final int SEVERITY = 500;

    private final NodeTree tree;
    private final String source;

    DeviationAlarmNodes(NodeTree tree, String source) {
        this.tree = tree;
        this.source = source;
    }

    void addTo(ControlFunction nodes, ControlLoop loop, double limit) {
        UaNode alarm = tree.component(nodes.function(), tree.lads("AlarmMonitor"), NodeIds.ExclusiveDeviationAlarmType);
        BooleanSupplier active = () -> loop.isRunning() && Math.abs(loop.current() - loop.target()) > limit;
        twoState(alarm, "EnabledState", () -> true, "Enabled", "Disabled");
        twoState(alarm, "ActiveState", active, "Active", "Inactive");
        twoState(alarm, "AckedState", () -> true, "Acknowledged", "Unacknowledged");
        property(alarm, "Retain", NodeIds.Boolean, tree.measured(active::getAsBoolean));
        property(alarm, "Severity", NodeIds.UInt16, tree.constant(ushort(SEVERITY)));
        property(alarm, "Message", NodeIds.LocalizedText, tree.measured(() -> message(loop, limit, active)));
        property(alarm, "EventType", NodeIds.NodeId, tree.constant(NodeIds.ExclusiveDeviationAlarmType));
        property(alarm, "ConditionName", NodeIds.String, tree.constant(source + "Deviation"));
        property(alarm, "SourceName", NodeIds.String, tree.constant(source));
        property(alarm, "SourceNode", NodeIds.NodeId, id(nodes.function()));
        property(alarm, "InputNode", NodeIds.NodeId, id(nodes.current()));
        property(alarm, "SetpointNode", NodeIds.NodeId, id(nodes.target()));
        // Limits of a deviation alarm are distances from the set-point.
        property(alarm, "HighHighLimit", NodeIds.Double, tree.constant(2 * limit));
        property(alarm, "HighLimit", NodeIds.Double, tree.constant(limit));
        property(alarm, "LowLimit", NodeIds.Double, tree.constant(-limit));
        property(alarm, "LowLowLimit", NodeIds.Double, tree.constant(-2 * limit));
    }

    private LocalizedText message(ControlLoop loop, double limit, BooleanSupplier active) {
        String text = active.getAsBoolean()
                ? source + " is " + loop.current() + ", more than " + limit + " away from its target " + loop.target()
                : source + " is close to its target";
        return LocalizedText.english(text);
    }

    private void twoState(UaNode alarm, String name, BooleanSupplier state, String whenTrue, String whenFalse) {
        LiveValue text = tree.measured(() -> LocalizedText.english(state.getAsBoolean() ? whenTrue : whenFalse));
        UaNode node = tree.component(
                alarm, new VariableSpec(tree.ua(name), NodeIds.TwoStateVariableType, NodeIds.LocalizedText, text));
        tree.property(node, tree.ua("Id"), NodeIds.Boolean, tree.measured(state::getAsBoolean));
    }

    private void property(UaNode alarm, String name, NodeId dataType, LiveValue value) {
        QualifiedName qualified = tree.ua(name);
        tree.property(alarm, qualified, dataType, value);
    }

    private LiveValue id(UaNode node) {
        return tree.constant(node.getNodeId());
    }
}
