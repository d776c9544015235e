package org.ferrule.simulators.lads.nodes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.ferrule.simulators.culture.Gas;
import org.ferrule.simulators.witness.Hold;

/** Adds one control function with totalizer for each gas. */
final class GasNodes {

    private static final Map<Gas, String> NAMES = Map.of(Gas.AIR, "Air", Gas.O2, "O2", Gas.CO2, "CO2", Gas.N2, "N2");
    private static final Scale FLOW = new Scale(EngineeringUnit.MILLILITRE_PER_MINUTE, 0, 1000);
    private static final Scale TOTAL = new Scale(EngineeringUnit.MILLILITRE, 0, 1e9);

    private final NodeTree tree;
    private final UnitWiring wiring;
    private final UnitTruth truth;

    GasNodes(NodeTree tree, UnitWiring wiring) {
        this.tree = tree;
        this.wiring = wiring;
        this.truth = new UnitTruth(wiring);
    }

    void addTo(UaNode functionSet) {
        for (Gas gas : Gas.values()) {
            String quantity = "gas." + gas.name().toLowerCase(Locale.ROOT);
            GasFlow flow = new GasFlow(wiring.vessel(), gas, truth.hold(quantity + ".pv"));
            add(functionSet, NAMES.getOrDefault(gas, gas.name()), quantity, flow);
        }
    }

    private void add(UaNode functionSet, String name, String quantity, GasFlow flow) {
        ControlFunctionSpec spec =
                new ControlFunctionSpec(name, quantity, "AnalogControlFunctionWithTotalizerType", FLOW, FLOW, flow);
        ControlFunction nodes = new ControlFunctionNodes(tree, wiring).add(functionSet, spec);
        Hold held = truth.hold(quantity + ".total");
        LiveValue totalized = tree.measured(() -> held.or(flow::total));
        truth.measured(quantity + ".total", totalized);
        UaNode total = new AnalogVariables(tree).add(nodes.function(), tree.lads("TotalizedValue"), TOTAL, totalized);
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
