package org.ferrule.simulators.table;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.Objects;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.core.ValueRanks;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.ferrule.simulators.opcua.SampledAddressSpace;

/** The variables of a device of a table: one for each quantity, with the quantity's name as its identifier, below one object. */
final class TableNodes extends SampledAddressSpace {

    /** Of all nodes. */
    static final String NAMESPACE = "urn:ferrule:simulator:table:nodes";

    private static final String DEVICE = "Device";

    private final UShort namespace;
    private final TableDevice device;

    /** Builds all nodes; they become visible when the fragment is started. */
    TableNodes(OpcUaServer server, TableDevice device) {
        this(server, device, server.getNamespaceTable().add(NAMESPACE));
    }

    private TableNodes(OpcUaServer server, TableDevice device, UShort namespace) {
        super(
                server,
                id -> id.getNamespaceIndex().equals(namespace),
                DEVICE + "/",
                device.witness().acts());
        this.namespace = namespace;
        this.device = device;
        UaObjectNode root = new UaObjectNode(
                getNodeContext(),
                new NodeId(namespace, DEVICE),
                new QualifiedName(namespace, DEVICE),
                LocalizedText.english(DEVICE),
                LocalizedText.NULL_VALUE,
                uint(0),
                uint(0),
                ubyte(0));
        getNodeManager().addNode(root);
        root.addReference(new Reference(
                root.getNodeId(), NodeIds.Organizes, NodeIds.ObjectsFolder.expanded(), Reference.Direction.INVERSE));
        refer(root, NodeIds.HasTypeDefinition, NodeIds.BaseObjectType);
        device.table().rows().values().forEach(row -> add(root, row));
    }

    private void add(UaObjectNode root, Row row) {
        UaVariableNode node = variable(new QualifiedName(namespace, row.name()), TableWire.type(row));
        node.getFilterChain().addLast(new TableWire(device, row));
        var access = row.isWritable()
                ? AccessLevel.toValue(AccessLevel.CurrentRead, AccessLevel.CurrentWrite)
                : AccessLevel.toValue(AccessLevel.CurrentRead);
        node.setAccessLevel(access);
        node.setUserAccessLevel(access);
        refer(root, NodeIds.HasComponent, node.getNodeId());
        refer(node, NodeIds.HasTypeDefinition, NodeIds.BaseDataVariableType);
        if (row.kind() == Kind.ENUM) {
            QualifiedName name = new QualifiedName(UShort.MIN, "EnumStrings");
            UaVariableNode words = variable(name, row.name() + ".EnumStrings", NodeIds.LocalizedText);
            LocalizedText[] all =
                    row.words().stream().map(LocalizedText::english).toArray(LocalizedText[]::new);
            words.setValueRank(ValueRanks.OneDimension);
            words.setValue(new DataValue(new Variant(all)));
            refer(node, NodeIds.HasProperty, words.getNodeId());
            refer(words, NodeIds.HasTypeDefinition, NodeIds.PropertyType);
        }
    }

    private UaVariableNode variable(QualifiedName name, NodeId type) {
        return variable(name, Objects.requireNonNull(name.name()), type);
    }

    private UaVariableNode variable(QualifiedName name, String id, NodeId type) {
        UaVariableNode node = new UaVariableNode(
                getNodeContext(),
                new NodeId(namespace, id),
                name,
                LocalizedText.english(String.valueOf(name.name())),
                LocalizedText.NULL_VALUE,
                uint(0),
                uint(0));
        node.setDataType(type);
        node.setValueRank(ValueRanks.Scalar);
        getNodeManager().addNode(node);
        return node;
    }

    private static void refer(UaNode from, NodeId reference, NodeId to) {
        from.addReference(new Reference(from.getNodeId(), reference, to.expanded(), Reference.Direction.FORWARD));
    }
}
