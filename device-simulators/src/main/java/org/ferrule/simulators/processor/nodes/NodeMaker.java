package org.ferrule.simulators.processor.nodes;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.core.ValueRanks;
import org.eclipse.milo.opcua.sdk.server.methods.MethodInvocationHandler;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNodeContext;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;
import org.jspecify.annotations.Nullable;

/** Makes nodes with opaque ids that only browsing reveals. */
final class NodeMaker {

    private final UaNodeContext context;
    private final UShort namespace;
    private final Random ids;
    private final InstantSource time;

    NodeMaker(UaNodeContext context, UShort namespace, long seed, InstantSource time) {
        this.context = context;
        this.namespace = namespace;
        this.ids = new Random(seed);
        this.time = time;
    }

    /** The object below Objects that is the device. */
    UaObjectNode device(String name) {
        UaObjectNode node = objectNode(name);
        node.addReference(new Reference(
                node.getNodeId(), NodeIds.Organizes, NodeIds.ObjectsFolder.expanded(), Reference.Direction.INVERSE));
        type(node, NodeIds.BaseObjectType);
        return node;
    }

    UaObjectNode object(UaNode parent, String name, NodeId type) {
        UaObjectNode node = objectNode(name);
        refer(parent, NodeIds.HasComponent, node);
        type(node, type);
        return node;
    }

    private UaObjectNode objectNode(String name) {
        QualifiedName browseName = new QualifiedName(namespace, name);
        UaObjectNode node = new UaObjectNode(
                context, nextId(), browseName, text(name), LocalizedText.NULL_VALUE, uint(0), uint(0), ubyte(0));
        context.getNodeManager().addNode(node);
        return node;
    }

    UaVariableNode variable(UaNode parent, String name, NodeId dataType, Supplier<@Nullable Object> value) {
        return variable(parent, name, dataType, new Live(time, value, null));
    }

    UaVariableNode writable(
            UaNode parent, String name, NodeId dataType, Supplier<@Nullable Object> value, Live.Writer writer) {
        return variable(parent, name, dataType, new Live(time, value, writer));
    }

    /** A property in the standard's own namespace. */
    void property(UaNode parent, String name, NodeId dataType, Supplier<@Nullable Object> value) {
        UaVariableNode node = variableNode(new QualifiedName(UShort.MIN, name), dataType, new Live(time, value, null));
        refer(parent, NodeIds.HasProperty, node);
        type(node, NodeIds.PropertyType);
    }

    private UaVariableNode variable(UaNode parent, String name, NodeId dataType, Live live) {
        UaVariableNode node = variableNode(new QualifiedName(namespace, name), dataType, live);
        refer(parent, NodeIds.HasComponent, node);
        type(node, NodeIds.BaseDataVariableType);
        return node;
    }

    private UaVariableNode variableNode(QualifiedName name, NodeId dataType, Live live) {
        UaVariableNode node = new UaVariableNode(
                context, nextId(), name, text(String.valueOf(name.name())), LocalizedText.NULL_VALUE, uint(0), uint(0));
        node.setDataType(dataType);
        Object sample = live.value();
        boolean isArray = sample != null && sample.getClass().isArray();
        node.setValueRank(isArray ? ValueRanks.OneDimension : ValueRanks.Scalar);
        var access = live.isWritable()
                ? AccessLevel.toValue(AccessLevel.CurrentRead, AccessLevel.CurrentWrite)
                : AccessLevel.toValue(AccessLevel.CurrentRead);
        node.setAccessLevel(access);
        node.setUserAccessLevel(access);
        node.getFilterChain().addLast(live);
        context.getNodeManager().addNode(node);
        return node;
    }

    /** A method of the standard, with the arguments that it has there. */
    void method(
            UaNode parent,
            String name,
            List<Argument> inputs,
            List<Argument> outputs,
            MethodInvocationHandler handler) {
        UaMethodNode node = new UaMethodNode(
                context,
                nextId(),
                new QualifiedName(UShort.MIN, name),
                text(name),
                LocalizedText.NULL_VALUE,
                uint(0),
                uint(0),
                true,
                true);
        node.setInvocationHandler(handler);
        context.getNodeManager().addNode(node);
        refer(parent, NodeIds.HasComponent, node);
        arguments(node, "InputArguments", inputs);
        arguments(node, "OutputArguments", outputs);
    }

    static Argument argument(String name, NodeId dataType) {
        return new Argument(name, dataType, ValueRanks.Scalar, null, LocalizedText.NULL_VALUE);
    }

    private void arguments(UaMethodNode method, String name, List<Argument> arguments) {
        if (!arguments.isEmpty()) {
            Argument[] all = arguments.toArray(Argument[]::new);
            property(method, name, NodeIds.Argument, () -> all);
        }
    }

    private static void refer(UaNode from, NodeId reference, UaNode to) {
        from.addReference(
                new Reference(from.getNodeId(), reference, to.getNodeId().expanded(), Reference.Direction.FORWARD));
    }

    private static void type(UaNode node, NodeId type) {
        node.addReference(new Reference(
                node.getNodeId(), NodeIds.HasTypeDefinition, type.expanded(), Reference.Direction.FORWARD));
    }

    private NodeId nextId() {
        return new NodeId(namespace, new UUID(ids.nextLong(), ids.nextLong()));
    }

    private static LocalizedText text(String text) {
        return LocalizedText.english(text);
    }
}
