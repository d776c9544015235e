package org.ferrule.simulators.lads.nodes;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.ferrule.simulators.lads.nodes.StateMachineNodes.Now;
import org.ferrule.simulators.lads.unit.UnitStateMachine;

/** Adds the device below DeviceSet, with nameplate, device state, health and counters. */
final class DeviceNodes {

    static final String DEVICE = "StirredBioreactor";
    static final String UNIT = "Vessel";
    private static final int HEALTH_NORMAL = 0;

    private final NodeTree tree;
    private final UnitWiring wiring;
    private final Instant poweredOn;
    private final ConditionBoard board;

    DeviceNodes(NodeTree tree, UnitWiring wiring, ConditionBoard board) {
        this.tree = tree;
        this.wiring = wiring;
        this.poweredOn = tree.now();
        this.board = board;
    }

    /** Returns what is to be called often, for what happens by itself. */
    Runnable addTo(UaNode deviceSet, Nameplate nameplate, Structures structures) {
        UaObjectNode device = tree.component(deviceSet, tree.own(DEVICE), type(UaNamespace.LADS, "LADSDeviceType"));
        tree.notifier(device);
        new NameplateNodes(tree, wiring.faults()).addTo(device, nameplate);
        addDeviceState(device);
        new UnitTruth(wiring).declare(wiring, nameplate);
        tree.component(
                device,
                new VariableSpec(
                        tree.di("DeviceHealth"),
                        NodeIds.BaseDataVariableType,
                        type(UaNamespace.DI, "DeviceHealthEnumeration"),
                        tree.constant(HEALTH_NORMAL)));
        addMachinery(device);
        UaNode units =
                tree.component(device, tree.lads("FunctionalUnitSet"), type(UaNamespace.LADS, "FunctionalUnitSetType"));
        tree.property(units, tree.ua("NodeVersion"), NodeIds.String, tree.constant("1"));
        return new UnitNodes(tree, wiring, board).addTo(units, UNIT, structures);
    }

    private void addDeviceState(UaNode device) {
        PublishedId type = tree.published().type(UaNamespace.LADS, "LADSDeviceStateMachineType");
        UaNode machine = tree.component(device, tree.lads("DeviceState"), tree.id(type));
        new StateMachineNodes(tree).currentState(machine, type, () -> new Now("Operate", poweredOn));
    }

    private void addMachinery(UaNode device) {
        addIn(device, "MachineryItemState", "MachineryItemState_StateMachineType", this::itemState);
        addIn(
                device,
                "MachineryOperationMode",
                "MachineryOperationModeStateMachineType",
                () -> new Now("Processing", poweredOn));
        UaNode counters = tree.object(
                device,
                NodeIds.HasAddIn,
                tree.di("OperationCounters"),
                type(UaNamespace.MACH, "MachineryOperationCounterType"));
        tree.property(counters, tree.di("PowerOnDuration"), NodeIds.Duration, tree.measured(() ->
                (double) Duration.between(poweredOn, tree.now()).toMillis()));
    }

    private void addIn(UaNode device, String name, String typeName, Supplier<Now> now) {
        PublishedId type = tree.published().type(UaNamespace.MACH, typeName);
        UaNode machine = tree.object(device, NodeIds.HasAddIn, tree.name(UaNamespace.MACH, name), tree.id(type));
        new StateMachineNodes(tree).currentState(machine, type, now);
    }

    private Now itemState() {
        UnitStateMachine.Stay stay = wiring.states().stay();
        return new Now(stay.state().isRunning() ? "Executing" : "NotExecuting", stay.since());
    }

    private NodeId type(UaNamespace namespace, String name) {
        return tree.type(namespace, name);
    }
}
