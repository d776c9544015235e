package org.ferrule.simulators.lads.nodes;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.List;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.ferrule.simulators.culture.Loop;
import org.ferrule.simulators.culture.LoopMode;
import org.ferrule.simulators.culture.Vessel;
import org.ferrule.simulators.witness.Hold;

/** Adds one control function for each loop of the vessel. */
final class LoopNodes {

    // The position is what clients read, so that it must not follow the enum's order.
    private static final List<LoopMode> MODES = List.of(LoopMode.OFF, LoopMode.MANUAL, LoopMode.AUTO, LoopMode.CASCADE);

    private final NodeTree tree;
    private final UnitWiring wiring;
    private final ConditionNodes conditions;

    LoopNodes(NodeTree tree, UnitWiring wiring, ConditionNodes conditions) {
        this.tree = tree;
        this.wiring = wiring;
        this.conditions = conditions;
    }

    void addTo(UaNode functionSet) {
        for (LoopFunction shown : LoopFunction.values()) {
            UnitTruth truth = new UnitTruth(wiring);
            ControlLoop loop = new VesselLoop(wiring.vessel(), shown.loop(), truth.hold(shown.quantity() + ".pv"));
            ControlFunctionSpec spec = new ControlFunctionSpec(
                    shown.browseName(),
                    shown.quantity(),
                    "AnalogControlFunctionType",
                    shown.current(),
                    shown.target(),
                    loop);
            ControlFunction nodes = new ControlFunctionNodes(tree, wiring).add(functionSet, spec);
            addController(nodes, shown.loop(), shown.quantity());
            new DeviationAlarmNodes(tree, conditions, shown.browseName()).addTo(nodes, loop, shown.deviationLimit());
        }
    }

    /** LADS has no place for a controller's output and mode: both are this vendor's own variables. */
    private void addController(ControlFunction nodes, Loop loop, String quantity) {
        Vessel vessel = wiring.vessel();
        // Below zero the pH controller doses acid (CO2), above zero base.
        double lowest = loop == Loop.PH ? -100 : 0;
        UnitTruth truth = new UnitTruth(wiring);
        Hold held = truth.hold(quantity + ".output");
        LiveValue outputValue =
                tree.measured(() -> held.or(() -> vessel.loop(loop).output()));
        truth.measured(quantity + ".output", outputValue);
        truth.mode(quantity + ".mode", MODES, () -> vessel.loop(loop).mode(), mode -> vessel.mode(loop, mode));
        UaNode output = new AnalogVariables(tree)
                .add(
                        nodes.function(),
                        tree.own("ControllerOutput"),
                        new Scale(EngineeringUnit.PERCENT, lowest, 100),
                        outputValue);
        UaNode mode = tree.component(
                nodes.function(),
                new VariableSpec(
                        tree.own("ControllerMode"),
                        NodeIds.MultiStateDiscreteType,
                        NodeIds.UInt32,
                        tree.measured(() -> uint(MODES.indexOf(vessel.loop(loop).mode())))));
        LocalizedText[] modes =
                MODES.stream().map(LoopMode::name).map(LocalizedText::english).toArray(LocalizedText[]::new);
        tree.property(mode, tree.ua("EnumStrings"), NodeIds.LocalizedText, tree.constant(modes));
        tree.organize(nodes.operational(), output);
        tree.organize(nodes.operational(), mode);
    }
}
