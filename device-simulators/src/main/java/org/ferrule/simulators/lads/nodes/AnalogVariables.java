package org.ferrule.simulators.lads.nodes;

import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;

/** Adds variables of AnalogUnitRangeType. */
final class AnalogVariables {

    private final NodeTree tree;

    AnalogVariables(NodeTree tree) {
        this.tree = tree;
    }

    UaVariableNode add(UaNode parent, QualifiedName name, Scale scale, LiveValue value) {
        UaVariableNode node =
                tree.component(parent, new VariableSpec(name, NodeIds.AnalogUnitRangeType, NodeIds.Double, value));
        tree.property(
                node,
                tree.ua("EngineeringUnits"),
                NodeIds.EUInformation,
                tree.constant(scale.unit().toInformation()));
        tree.property(node, tree.ua("EURange"), NodeIds.Range, tree.constant(new Range(scale.low(), scale.high())));
        return node;
    }
}
