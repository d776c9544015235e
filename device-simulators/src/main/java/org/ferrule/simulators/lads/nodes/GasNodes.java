package org.ferrule.simulators.lads.nodes;

import java.util.List;
import java.util.Map;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.ferrule.simulators.culture.Gas;

/** Adds one control function with totalizer for each gas. */
final class GasNodes {

    private static final Map<Gas, String> NAMES = Map.of(Gas.AIR, "Air", Gas.O2, "O2", Gas.CO2, "CO2", Gas.N2, "N2");
    private static final Scale FLOW = new Scale(EngineeringUnit.MILLILITRE_PER_MINUTE, 0, 1000);
    private static final Scale TOTAL = new Scale(EngineeringUnit.MILLILITRE, 0, 1e9);

    private final NodeTree tree;
    private final UnitWiring wiring;

    GasNodes(NodeTree tree, UnitWiring wiring) {
        this.tree = tree;
        this.wiring = wiring;
    }

    void addTo(UaNode functionSet) {
        for (Gas gas : Gas.values()) {
            add(functionSet, NAMES.getOrDefault(gas, gas.name()), new GasFlow(wiring.vessel(), gas));
        }
    }

    private void add(UaNode functionSet, String name, GasFlow flow) {
        ControlFunctionSpec spec =
                new ControlFunctionSpec(name, "AnalogControlFunctionWithTotalizerType", FLOW, FLOW, flow);
        ControlFunction nodes = new ControlFunctionNodes(tree, wiring).add(functionSet, spec);
        UaNode total = new AnalogVariables(tree)
                .add(nodes.function(), tree.lads("TotalizedValue"), TOTAL, tree.measured(flow::total));
        MethodGate.Body reset = new LockGuard(wiring).method((caller, inputs) -> {
            flow.resetTotal();
            return List.of();
        });
        MethodSpec method = new MethodSpec(tree.lads("ResetTotalizer"), List.of(), List.of(), reset);
        UaNode resetNode = tree.method(nodes.function(), method, wiring.tally().counter(name + "/ResetTotalizer"));
        tree.organize(nodes.operational(), total);
        tree.organize(nodes.operational(), resetNode);
    }
}
