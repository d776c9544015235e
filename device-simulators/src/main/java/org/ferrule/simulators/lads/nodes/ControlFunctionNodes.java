package org.ferrule.simulators.lads.nodes;

import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;

/** Adds analog control functions: value, target and the function's own small state machine. */
final class ControlFunctionNodes {

    private final NodeTree tree;
    private final UnitWiring wiring;

    ControlFunctionNodes(NodeTree tree, UnitWiring wiring) {
        this.tree = tree;
        this.wiring = wiring;
    }

    ControlFunction add(UaNode functionSet, ControlFunctionSpec spec) {
        UaNode function = new FunctionNodes(tree).add(functionSet, spec.name(), spec.typeName());
        ControlMethods methods = new ControlMethods(tree, wiring, spec);
        ControlLoop loop = spec.loop();
        AnalogVariables analog = new AnalogVariables(tree);
        LiveValue currentValue = tree.sensed(loop::current, wiring.faults());
        UaNode current = analog.add(function, tree.lads("CurrentValue"), spec.current(), currentValue);
        LiveValue targetValue = tree.measured(loop::target).writable(methods.targetWriter());
        UaNode target = analog.add(function, tree.lads("TargetValue"), spec.target(), targetValue);
        UnitTruth truth = new UnitTruth(wiring);
        truth.measured(spec.quantity() + ".pv", currentValue);
        truth.target(spec.quantity() + ".sp", spec.target(), loop);
        UaNode operational =
                tree.component(function, tree.lads("Operational"), tree.type(UaNamespace.DI, "FunctionalGroupType"));
        tree.organize(operational, current);
        tree.organize(operational, target);
        addStateMachine(function, operational, spec.loop(), methods);
        return new ControlFunction(function, operational, current, target);
    }

    private void addStateMachine(UaNode function, UaNode operational, ControlLoop loop, ControlMethods methods) {
        UaNode machine = tree.component(
                function,
                tree.lads("ControlFunctionState"),
                tree.type(UaNamespace.LADS, "ControlFunctionStateMachineType"));
        PublishedId states = tree.published().type(UaNamespace.LADS, "FunctionalStateMachineType");
        StateMachineNodes variables = new StateMachineNodes(tree);
        // The loops switch at once, so that Stopping and the other acting states have no duration here.
        UaNode current = variables.currentState(
                machine, states, () -> new StateMachineNodes.Now(loop.isRunning() ? "Running" : "Stopped", tree.now()));
        variables.available(machine, states);
        tree.organize(operational, current);
        tree.organize(operational, methods.addTo(machine));
    }
}
