package org.ferrule.simulators.lads.nodes;

import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** Adds the functional unit: its lock, its state machines, its functions, its programs. */
final class UnitNodes {

    private final NodeTree tree;
    private final UnitWiring wiring;
    private final ConditionBoard board;

    UnitNodes(NodeTree tree, UnitWiring wiring, ConditionBoard board) {
        this.tree = tree;
        this.wiring = wiring;
        this.board = board;
    }

    /** Returns what is to be called often, for what happens by itself. */
    Runnable addTo(UaNode unitSet, String name, Structures structures) {
        UaObjectNode unit = tree.component(unitSet, tree.own(name), type("FunctionalUnitType"));
        tree.notifier(unit);
        new LockNodes(tree, wiring.lock(), wiring.tally()).addTo(unit);
        new UnitStateNodes(tree, wiring, structures).addTo(unit);
        UaNode functions = tree.component(unit, tree.lads("FunctionSet"), type("FunctionSetType"));
        new LoopNodes(tree, wiring, new ConditionNodes(tree, board)).addTo(functions);
        new GasNodes(tree, wiring).addTo(functions);
        new SensorNodes(tree, wiring).addTo(functions);
        ResultNodes results = new ProgramNodes(tree, wiring.programs(), structures).addTo(unit);
        UnitConditions conditions = new UnitConditions(tree, board, unit, wiring);
        return () -> {
            results.look();
            conditions.look();
        };
    }

    private NodeId type(String name) {
        return tree.type(UaNamespace.LADS, name);
    }
}
