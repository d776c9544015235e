package org.ferrule.plugin.lads;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaReference;

/** What else is on the server beside the unit that is driven: its events are somebody else's. */
final class Neighbours {
    private final AddressSpace space;
    private final Set<OpcUaNodeId> nodes = new HashSet<>();

    private Neighbours(AddressSpace space) {
        this.space = space;
    }

    static Set<OpcUaNodeId> of(AddressSpace space, Device own) throws ConnectionException, DeviceException {
        Neighbours neighbours = new Neighbours(space);
        for (OpcUaReference device : space.objects(own.deviceSet(), LadsType.DEVICE)) {
            boolean isOwn = device.node().equals(own.device());
            if (!isOwn) {
                neighbours.nodes.add(device.node());
            }
            neighbours.addUnits(device.node(), own.unit());
        }
        return Set.copyOf(neighbours.nodes);
    }

    private void addUnits(OpcUaNodeId device, OpcUaNodeId own) throws ConnectionException, DeviceException {
        Optional<OpcUaNodeId> units = space.find(device, "FunctionalUnitSet");
        if (units.isEmpty()) {
            return;
        }
        for (OpcUaReference unit : space.objects(units.get(), LadsType.FUNCTIONAL_UNIT)) {
            if (!unit.node().equals(own)) {
                nodes.add(unit.node());
                Optional<OpcUaNodeId> functions = space.find(unit.node(), "FunctionSet");
                if (functions.isPresent()) {
                    space.children(functions.get()).forEach(function -> nodes.add(function.node()));
                }
            }
        }
    }
}
