package org.ferrule.simulators.lads.nodes;

import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.ferrule.simulators.lads.unit.UnitFaults;

/** Adds the eleven properties that LADS demands, as properties of the device and of its Identification. */
final class NameplateNodes {

    private final NodeTree tree;
    private final UnitFaults faults;

    NameplateNodes(NodeTree tree, UnitFaults faults) {
        this.tree = tree;
        this.faults = faults;
    }

    void addTo(UaNode device, Nameplate nameplate) {
        addProperties(device, nameplate);
        UaNode identification = tree.object(
                device,
                NodeIds.HasAddIn,
                tree.di("Identification"),
                tree.type(UaNamespace.MACH, "MachineIdentificationType"));
        addProperties(identification, nameplate);
    }

    private void addProperties(UaNode parent, Nameplate nameplate) {
        name(parent, "Manufacturer", "Ferrule Simulators");
        name(parent, "Model", "Stirred Bioreactor 2 L");
        name(parent, "ComponentName", "Bioreactor " + nameplate.serialNumber());
        tree.property(
                parent,
                tree.di("SerialNumber"),
                NodeIds.String,
                tree.measured(() -> faults.serialNumber(nameplate.serialNumber())));
        text(parent, "HardwareRevision", "A");
        text(parent, "SoftwareRevision", nameplate.softwareRevision());
        text(parent, "DeviceRevision", "1");
        text(parent, "DeviceManual", "");
        text(parent, "AssetId", "");
        text(parent, "ProductInstanceUri", nameplate.productInstanceUri());
        property(parent, "RevisionCounter", NodeIds.Int32, 1);
    }

    private void name(UaNode parent, String name, String value) {
        property(parent, name, NodeIds.LocalizedText, LocalizedText.english(value));
    }

    private void text(UaNode parent, String name, String value) {
        property(parent, name, NodeIds.String, value);
    }

    private void property(UaNode parent, String name, NodeId dataType, Object value) {
        tree.property(parent, tree.di(name), dataType, tree.constant(value));
    }
}
