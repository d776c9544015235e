package org.ferrule.simulators.lads.nodes;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.Map;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.nodes.UaDataTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNodeContext;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/** Puts the published type nodes into the address space. */
final class TypeSpace {

    private static final Map<String, NodeId> REFERENCES = Map.of(
            "HasSubtype", NodeIds.HasSubtype, "HasComponent", NodeIds.HasComponent, "HasProperty", NodeIds.HasProperty);

    private final UaNodeContext context;
    private final Namespaces namespaces;

    TypeSpace(UaNodeContext context, Namespaces namespaces) {
        this.context = context;
        this.namespaces = namespaces;
    }

    void addAll(PublishedNodes published) {
        published.all().forEach(this::add);
    }

    private void add(PublishedNode fact) {
        UaNode node = create(fact);
        context.getNodeManager().addNode(node);
        NodeId reference = REFERENCES.getOrDefault(fact.reference(), NodeIds.HasComponent);
        node.addReference(new Reference(
                node.getNodeId(), reference, namespaces.id(fact.parent()).expanded(), Reference.Direction.INVERSE));
        if (!fact.typeDefinition().isEmpty()) {
            NodeId type = namespaces.id(PublishedId.parse(fact.typeDefinition()));
            node.addReference(new Reference(
                    node.getNodeId(), NodeIds.HasTypeDefinition, type.expanded(), Reference.Direction.FORWARD));
        }
    }

    private UaNode create(PublishedNode fact) {
        NodeId id = namespaces.id(fact.id());
        QualifiedName name = namespaces.name(fact.browseNamespace(), fact.browseName());
        LocalizedText display = LocalizedText.english(fact.browseName());
        LocalizedText none = LocalizedText.NULL_VALUE;
        return switch (fact.nodeClass()) {
            case "ObjectType" ->
                new UaObjectTypeNode(context, id, name, display, none, uint(0), uint(0), fact.isAbstract());
            case "DataType" ->
                new UaDataTypeNode(context, id, name, display, none, uint(0), uint(0), fact.isAbstract());
            case "Object" -> new UaObjectNode(context, id, name, display, none, uint(0), uint(0), ubyte(0));
            case "Method" -> new UaMethodNode(context, id, name, display, none, uint(0), uint(0), true, true);
            case "Variable" -> number(new UaVariableNode(context, id, name, display, none, uint(0), uint(0)), fact);
            default -> throw new IllegalStateException("published-nodes.csv: node class " + fact.nodeClass());
        };
    }

    private static UaVariableNode number(UaVariableNode node, PublishedNode fact) {
        node.setDataType(NodeIds.UInt32);
        node.setValue(new DataValue(new Variant(uint(Integer.parseInt(fact.value())))));
        return node;
    }
}
