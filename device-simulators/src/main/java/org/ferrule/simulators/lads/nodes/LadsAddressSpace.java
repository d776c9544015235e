package org.ferrule.simulators.lads.nodes;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.List;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.items.EventItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.ferrule.simulators.opcua.SampledAddressSpace;

/** The part of the server's address space that makes it a LADS device. */
public final class LadsAddressSpace extends SampledAddressSpace {

    /** The one instance node whose id is published: DI:DeviceSet below Objects. */
    private static final PublishedId DEVICE_SET = new PublishedId(UaNamespace.DI, 5001);

    private static final String UNIT =
            "DeviceSet/" + DeviceNodes.DEVICE + "/FunctionalUnitSet/" + DeviceNodes.UNIT + "/";

    private final Runnable look;

    /** Builds all nodes; they become visible when the fragment is started. */
    public LadsAddressSpace(OpcUaServer server, Nameplate nameplate, UnitWiring wiring, NodeStamps stamps) {
        this(server, nameplate, wiring, new Model(stamps, new Namespaces(server.getNamespaceTable(), stamps.idSeed())));
    }

    private LadsAddressSpace(OpcUaServer server, Nameplate nameplate, UnitWiring wiring, Model model) {
        super(server, model.namespaces()::owns, UNIT, wiring.witness().acts());
        Namespaces namespaces = model.namespaces();
        PublishedNodes published = PublishedNodes.load();
        new TypeSpace(getNodeContext(), namespaces).addAll(published);
        NodeTree tree = new NodeTree(getNodeContext(), namespaces, published, model.stamps());
        new StructureTypes(getNodeContext(), namespaces).describe(published);
        Structures structures = new Structures(namespaces, server.getStaticEncodingContext());
        look = new DeviceNodes(tree, wiring, new ConditionBoard(server, tree))
                .addTo(addDeviceSet(namespaces), nameplate, structures);
    }

    /** Shows what happened by itself: conditions and results. Called often, by one thread. */
    public void look() {
        look.run();
    }

    @Override
    public void onEventItemsCreated(List<EventItem> items) {
        items.forEach(getServer().getEventNotifier()::register);
    }

    @Override
    public void onEventItemsModified(List<EventItem> items) {
        items.forEach(getServer().getEventNotifier()::register);
    }

    @Override
    public void onEventItemsDeleted(List<EventItem> items) {
        items.forEach(getServer().getEventNotifier()::unregister);
    }

    private record Model(NodeStamps stamps, Namespaces namespaces) {}

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
}
