package org.ferrule.simulators.lads.nodes;

import java.util.function.ToDoubleFunction;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.ferrule.simulators.culture.CultureState;
import org.ferrule.simulators.witness.Hold;

/** Adds the sensors that belong to no loop. */
final class SensorNodes {

    private final NodeTree tree;
    private final UnitWiring wiring;

    SensorNodes(NodeTree tree, UnitWiring wiring) {
        this.tree = tree;
        this.wiring = wiring;
    }

    void addTo(UaNode functionSet) {
        add(functionSet, "Volume", new Scale(EngineeringUnit.MILLILITRE, 0, 2000), CultureState::volume);
        add(functionSet, "Pressure", new Scale(EngineeringUnit.MILLIBAR, 0, 2000), CultureState::pressure);
        Scale density = new Scale(EngineeringUnit.MILLION_PER_MILLILITRE, 0, 100);
        add(functionSet, "CellDensity", density, CultureState::viableDensity);
    }

    private void add(UaNode functionSet, String name, Scale scale, ToDoubleFunction<CultureState> quantity) {
        UaNode function = new FunctionNodes(tree).add(functionSet, name, "AnalogScalarSensorFunctionType");
        AnalogVariables analog = new AnalogVariables(tree);
        UnitTruth truth = new UnitTruth(wiring);
        String called = Character.toLowerCase(name.charAt(0)) + name.substring(1);
        Hold held = truth.hold(called);
        LiveValue value = tree.sensed(
                () -> held.or(() -> quantity.applyAsDouble(wiring.vessel().state())), wiring.faults());
        truth.measured(called, value);
        UaNode sensor = analog.add(function, tree.lads("SensorValue"), scale, value);
        UaNode raw = analog.add(function, tree.lads("RawValue"), scale, value);
        UaNode operational =
                tree.component(function, tree.lads("Operational"), tree.type(UaNamespace.DI, "FunctionalGroupType"));
        tree.organize(operational, sensor);
        tree.organize(operational, raw);
    }
}
