package org.ferrule.simulators.lads.nodes;

import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** Adds the functional unit: its lock, its state machines, its functions. */
final class UnitNodes {

    private final NodeTree tree;
    private final UnitWiring wiring;

    UnitNodes(NodeTree tree, UnitWiring wiring) {
        this.tree = tree;
        this.wiring = wiring;
    }

    void addTo(UaNode unitSet, String name) {
        UaNode unit = tree.component(unitSet, tree.own(name), type("FunctionalUnitType"));
        new LockNodes(tree, wiring.lock(), wiring.tally()).addTo(unit);
        new UnitStateNodes(tree, wiring).addTo(unit);
        UaNode functions = tree.component(unit, tree.lads("FunctionSet"), type("FunctionSetType"));
        new LoopNodes(tree, wiring).addTo(functions);
        new GasNodes(tree, wiring).addTo(functions);
        new SensorNodes(tree, wiring.vessel()).addTo(functions);
    }

    private NodeId type(String name) {
        return tree.type(UaNamespace.LADS, name);
    }
}
