package org.ferrule.simulators.lads.nodes;

import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;

/** Adds what all functions have in common. */
final class FunctionNodes {

    private final NodeTree tree;

    FunctionNodes(NodeTree tree) {
        this.tree = tree;
    }

    UaNode add(UaNode functionSet, String name, String typeName) {
        UaNode function = tree.component(functionSet, tree.own(name), tree.type(UaNamespace.LADS, typeName));
        tree.property(function, tree.ua("NodeVersion"), NodeIds.String, tree.constant("1"));
        tree.property(function, tree.lads("IsEnabled"), NodeIds.Boolean, tree.constant(true));
        return function;
    }
}
