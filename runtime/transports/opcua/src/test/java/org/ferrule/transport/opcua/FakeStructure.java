package org.ferrule.transport.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.nodes.UaDataTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNodeContext;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.StructureType;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureField;

/** A structure of two texts that no client knows beforehand, and a method that gives back what it gets. */
final class FakeStructure {
    private FakeStructure() {}

    static UaMethodNode echo(UaNodeContext context, NodeId type) {
        NodeId encoding = new NodeId(type.getNamespaceIndex(), "Pair.Binary");
        UaDataTypeNode node = new UaDataTypeNode(
                context,
                type,
                new QualifiedName(type.getNamespaceIndex(), "Pair"),
                LocalizedText.english("Pair"),
                LocalizedText.NULL_VALUE,
                uint(0),
                uint(0),
                false);
        node.setDataTypeDefinition(new StructureDefinition(
                encoding, NodeIds.Structure, StructureType.Structure, new StructureField[] {text("Key"), text("Value")
                }));
        refer(node, NodeIds.HasSubtype, NodeIds.Structure, Reference.Direction.INVERSE);
        refer(node, NodeIds.HasEncoding, encoding, Reference.Direction.FORWARD);
        UaObjectNode binary = new UaObjectNode(
                context,
                encoding,
                new QualifiedName(0, "Default Binary"),
                LocalizedText.english("Default Binary"),
                LocalizedText.NULL_VALUE,
                uint(0),
                uint(0),
                ubyte(0));
        refer(binary, NodeIds.HasTypeDefinition, NodeIds.DataTypeEncodingType, Reference.Direction.FORWARD);
        context.getNodeManager().addNode(node);
        context.getNodeManager().addNode(binary);
        return method(context, type);
    }

    private static UaMethodNode method(UaNodeContext context, NodeId type) {
        UaMethodNode echo = UaMethodNode.builder(context)
                .setNodeId(new NodeId(type.getNamespaceIndex(), "Echo"))
                .setBrowseName(new QualifiedName(type.getNamespaceIndex(), "Echo"))
                .setDisplayName(LocalizedText.english("Echo"))
                .build();
        Argument[] pairs = {new Argument("Pairs", type, 1, null, LocalizedText.NULL_VALUE)};
        echo.setInputArguments(pairs);
        echo.setOutputArguments(pairs);
        // Milo's own base class of handlers takes no arrays of structures.
        echo.setInvocationHandler((access, request) -> new CallMethodResult(
                StatusCode.GOOD, new StatusCode[0], new DiagnosticInfo[0], request.getInputArguments()));
        context.getNodeManager().addNode(echo);
        return echo;
    }

    private static StructureField text(String name) {
        return new StructureField(name, LocalizedText.NULL_VALUE, NodeIds.String, -1, null, uint(0), false);
    }

    private static void refer(UaNode from, NodeId type, NodeId to, Reference.Direction direction) {
        from.addReference(new Reference(from.getNodeId(), type, to.expanded(), direction));
    }
}
