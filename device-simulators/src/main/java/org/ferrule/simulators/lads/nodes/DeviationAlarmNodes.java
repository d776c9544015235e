package org.ferrule.simulators.lads.nodes;

import java.util.function.BooleanSupplier;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;

/** Adds AlarmMonitor, an ExclusiveDeviationAlarmType. */
final class DeviationAlarmNodes {

    private static final int SEVERITY = 500;

    private final NodeTree tree;
    private final ConditionNodes conditions;
    private final String source;

    DeviationAlarmNodes(NodeTree tree, ConditionNodes conditions, String source) {
        this.tree = tree;
        this.conditions = conditions;
        this.source = source;
    }

    void addTo(ControlFunction nodes, ControlLoop loop, double limit) {
        BooleanSupplier active = () -> loop.isRunning() && Math.abs(loop.current() - loop.target()) > limit;
        UaNode alarm = conditions.add(
                nodes.function(),
                new ConditionSpec(
                        tree.lads("AlarmMonitor"),
                        NodeIds.ExclusiveDeviationAlarmType,
                        source + "Deviation",
                        nodes.function(),
                        SEVERITY,
                        active,
                        () -> message(loop, limit, active)));
        tree.property(
                alarm,
                tree.ua("InputNode"),
                NodeIds.NodeId,
                tree.constant(nodes.current().getNodeId()));
        tree.property(
                alarm,
                tree.ua("SetpointNode"),
                NodeIds.NodeId,
                tree.constant(nodes.target().getNodeId()));
        // Limits of a deviation alarm are distances from the set-point.
        limit(alarm, "HighHighLimit", 2 * limit);
        limit(alarm, "HighLimit", limit);
        limit(alarm, "LowLimit", -limit);
        limit(alarm, "LowLowLimit", -2 * limit);
    }

    private String message(ControlLoop loop, double limit, BooleanSupplier active) {
        return active.getAsBoolean()
                ? source + " is " + loop.current() + ", more than " + limit + " away from its target " + loop.target()
                : source + " is close to its target";
    }

    private void limit(UaNode alarm, String name, double value) {
        tree.property(alarm, tree.ua(name), NodeIds.Double, tree.constant(value));
    }
}
