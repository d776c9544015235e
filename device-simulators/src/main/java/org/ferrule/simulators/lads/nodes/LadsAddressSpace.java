package org.ferrule.simulators.lads.nodes;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.List;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.AddressSpaceFilter;
import org.eclipse.milo.opcua.sdk.server.ManagedAddressSpaceFragmentWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.SimpleAddressSpaceFilter;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.util.SubscriptionModel;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** The part of the server's address space that makes it a LADS device. */
public final class LadsAddressSpace extends ManagedAddressSpaceFragmentWithLifecycle {

    /** The one instance node whose id is published: DI:DeviceSet below Objects. */
    private static final PublishedId DEVICE_SET = new PublishedId(UaNamespace.DI, 5001);

    private final AddressSpaceFilter filter;
    private final SubscriptionModel sampling;

    /** Builds all nodes; they become visible when the fragment is started. */
    public LadsAddressSpace(OpcUaServer server, Nameplate nameplate, UnitWiring wiring, NodeStamps stamps) {
        super(server);
        Namespaces namespaces = new Namespaces(server.getNamespaceTable(), stamps.idSeed());
        filter = SimpleAddressSpaceFilter.create(namespaces::owns);
        sampling = new SubscriptionModel(server, this);
        getLifecycleManager().addLifecycle(sampling);
        PublishedNodes published = PublishedNodes.load();
        new TypeSpace(getNodeContext(), namespaces).addAll(published);
        NodeTree tree = new NodeTree(getNodeContext(), namespaces, published, stamps);
        new DeviceNodes(tree, wiring).addTo(addDeviceSet(namespaces), nameplate);
    }

    private UaObjectNode addDeviceSet(Namespaces namespaces) {
        NodeId id = namespaces.id(DEVICE_SET);
        UaObjectNode node = new UaObjectNode(
                getNodeContext(),
                id,
                namespaces.name(UaNamespace.DI, "DeviceSet"),
                LocalizedText.english("DeviceSet"),
                LocalizedText.NULL_VALUE,
                uint(0),
                uint(0),
                ubyte(0));
        getNodeManager().addNode(node);
        node.addReference(new Reference(
                id, NodeIds.HasTypeDefinition, NodeIds.BaseObjectType.expanded(), Reference.Direction.FORWARD));
        node.addReference(
                new Reference(id, NodeIds.Organizes, NodeIds.ObjectsFolder.expanded(), Reference.Direction.INVERSE));
        return node;
    }

    @Override
    public AddressSpaceFilter getFilter() {
        return filter;
    }

    @Override
    public void onDataItemsCreated(List<DataItem> items) {
        sampling.onDataItemsCreated(items);
    }

    @Override
    public void onDataItemsModified(List<DataItem> items) {
        sampling.onDataItemsModified(items);
    }

    @Override
    public void onDataItemsDeleted(List<DataItem> items) {
        sampling.onDataItemsDeleted(items);
    }

    @Override
    public void onMonitoringModeChanged(List<MonitoredItem> items) {
        sampling.onMonitoringModeChanged(items);
    }
}
