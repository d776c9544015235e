package org.ferrule.simulators.lads.nodes;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.Arrays;
import java.util.List;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.nodes.UaDataTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNodeContext;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.StructureType;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureField;

/** Describes the structures of LADS to clients, so that they need not know them: fields, and the id of their encoding. */
final class StructureTypes {

    /** KeyValueType, Default Binary. */
    static final PublishedId KEY_VALUE = new PublishedId(UaNamespace.LADS, 5056);
    /** SampleInfoType, Default Binary. */
    static final PublishedId SAMPLE = new PublishedId(UaNamespace.LADS, 5043);
    /** NameNodeIdDataType, Default Binary. */
    static final PublishedId NAMED_NODE = new PublishedId(UaNamespace.AMB, 5012);

    static final List<String> SAMPLE_FIELDS = List.of("ContainerId", "SampleId", "Position", "CustomData");

    private final UaNodeContext context;
    private final Namespaces namespaces;

    StructureTypes(UaNodeContext context, Namespaces namespaces) {
        this.context = context;
        this.namespaces = namespaces;
    }

    void describe(PublishedNodes published) {
        describe(published.type(UaNamespace.LADS, "KeyValueType"), KEY_VALUE, texts(List.of("Key", "Value")));
        describe(published.type(UaNamespace.LADS, "SampleInfoType"), SAMPLE, texts(SAMPLE_FIELDS));
        StructureField[] named = {field("Name", NodeIds.LocalizedText), field("NodeId", NodeIds.NodeId)};
        describe(published.type(UaNamespace.AMB, "NameNodeIdDataType"), NAMED_NODE, named);
    }

    private void describe(PublishedId type, PublishedId encoding, StructureField[] fields) {
        NodeId binary = namespaces.id(encoding);
        UaDataTypeNode node = (UaDataTypeNode) context.getNodeManager()
                .getNode(namespaces.id(type))
                .orElseThrow(() -> new IllegalStateException("no node " + type));
        node.setDataTypeDefinition(new StructureDefinition(binary, NodeIds.Structure, StructureType.Structure, fields));
        node.addReference(
                new Reference(node.getNodeId(), NodeIds.HasEncoding, binary.expanded(), Reference.Direction.FORWARD));
        UaObjectNode encodingNode = new UaObjectNode(
                context,
                binary,
                new QualifiedName(0, "Default Binary"),
                LocalizedText.english("Default Binary"),
                LocalizedText.NULL_VALUE,
                uint(0),
                uint(0),
                ubyte(0));
        encodingNode.addReference(new Reference(
                binary,
                NodeIds.HasTypeDefinition,
                NodeIds.DataTypeEncodingType.expanded(),
                Reference.Direction.FORWARD));
        context.getNodeManager().addNode(encodingNode);
    }

    private static StructureField[] texts(List<String> names) {
        return Arrays.stream(names.toArray(String[]::new))
                .map(name -> field(name, NodeIds.String))
                .toArray(StructureField[]::new);
    }

    private static StructureField field(String name, NodeId type) {
        return new StructureField(name, LocalizedText.NULL_VALUE, type, -1, null, uint(0), false);
    }
}
