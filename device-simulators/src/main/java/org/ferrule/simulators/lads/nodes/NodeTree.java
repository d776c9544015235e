package org.ferrule.simulators.lads.nodes;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.core.ValueRanks;
import org.eclipse.milo.opcua.sdk.server.model.objects.AlarmConditionTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNodeContext;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.structured.AccessRestrictionType;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;
import org.eclipse.milo.opcua.stack.core.types.structured.RolePermissionType;
import org.ferrule.simulators.lads.unit.UnitFaults;

/** Grows the instance nodes, each with an opaque node id that only browsing reveals. */
final class NodeTree {

    private final UaNodeContext context;
    private final Namespaces namespaces;
    private final PublishedNodes published;
    private final Random ids;
    private final InstantSource time;

    NodeTree(UaNodeContext context, Namespaces namespaces, PublishedNodes published, NodeStamps stamps) {
        this.context = context;
        this.namespaces = namespaces;
        this.published = published;
        this.ids = new Random(stamps.idSeed());
        this.time = stamps.time();
    }

    QualifiedName name(UaNamespace namespace, String name) {
        return namespaces.name(namespace, name);
    }

    /** A name of this device's own, beyond the published types. */
    QualifiedName own(String name) {
        return name(UaNamespace.VENDOR, name);
    }

    QualifiedName lads(String name) {
        return name(UaNamespace.LADS, name);
    }

    QualifiedName di(String name) {
        return name(UaNamespace.DI, name);
    }

    QualifiedName ua(String name) {
        return name(UaNamespace.UA, name);
    }

    NodeId id(PublishedId id) {
        return namespaces.id(id);
    }

    PublishedNodes published() {
        return published;
    }

    NodeId type(UaNamespace namespace, String name) {
        return id(published.type(namespace, name));
    }

    /** A value that keeps the time at which it came about. */
    LiveValue stamped(Supplier<Stamped> value) {
        return LiveValue.of(() -> value.get().toDataValue(time.instant()));
    }

    Instant now() {
        return time.instant();
    }

    /** A value that is measured anew at each reading. */
    LiveValue measured(Supplier<?> value) {
        return LiveValue.measured(time, value);
    }

    LiveValue constant(Object value) {
        return LiveValue.constant(time, value);
    }

    UaObjectNode object(UaNode parent, NodeId reference, QualifiedName name, NodeId type) {
        UaObjectNode node = new UaObjectNode(
                context, nextId(), name, display(name), LocalizedText.NULL_VALUE, uint(0), uint(0), ubyte(0));
        attach(parent, reference, node);
        type(node, type);
        return node;
    }

    /** A quantity as its sensor shows it, with whatever is wrong with it. */
    LiveValue sensed(DoubleSupplier quantity, UnitFaults faults) {
        return LiveValue.of(new MeasuringPoint(quantity, faults, time)::read);
    }

    /** Lets clients subscribe to events of this object. */
    void notifier(UaObjectNode node) {
        node.setEventNotifier(ubyte(1));
    }

    /** A condition, which is also an event. */
    AlarmConditionTypeNode condition(UaNode parent, QualifiedName name, NodeId type) {
        AlarmConditionTypeNode node = new AlarmConditionTypeNode(
                context,
                nextId(),
                name,
                display(name),
                LocalizedText.NULL_VALUE,
                uint(0),
                uint(0),
                new RolePermissionType[0],
                new RolePermissionType[0],
                AccessRestrictionType.of(),
                ubyte(0));
        attach(parent, NodeIds.HasComponent, node);
        type(node, type);
        return node;
    }

    UaObjectNode component(UaNode parent, QualifiedName name, NodeId type) {
        return object(parent, NodeIds.HasComponent, name, type);
    }

    UaVariableNode component(UaNode parent, VariableSpec spec) {
        return variable(parent, NodeIds.HasComponent, spec);
    }

    UaVariableNode property(UaNode parent, QualifiedName name, NodeId dataType, LiveValue value) {
        return variable(parent, NodeIds.HasProperty, new VariableSpec(name, NodeIds.PropertyType, dataType, value));
    }

    /** Shows a node in a functional group as well. */
    void organize(UaNode group, UaNode member) {
        refer(group, NodeIds.Organizes, member);
    }

    void refer(UaNode from, NodeId reference, UaNode to) {
        from.addReference(
                new Reference(from.getNodeId(), reference, to.getNodeId().expanded(), Reference.Direction.FORWARD));
    }

    UaMethodNode method(UaNode parent, MethodSpec spec, Runnable onExecuted) {
        UaMethodNode node = new UaMethodNode(
                context,
                nextId(),
                spec.name(),
                display(spec.name()),
                LocalizedText.NULL_VALUE,
                uint(0),
                uint(0),
                true,
                true);
        node.setInvocationHandler(new MethodGate(spec.inputs(), spec.body(), onExecuted));
        attach(parent, NodeIds.HasComponent, node);
        arguments(node, "InputArguments", spec.inputs());
        arguments(node, "OutputArguments", spec.outputs());
        return node;
    }

    private void arguments(UaMethodNode method, String name, List<MethodArgument> arguments) {
        if (!arguments.isEmpty()) {
            Argument[] described =
                    arguments.stream().map(MethodArgument::toArgument).toArray(Argument[]::new);
            property(method, ua(name), NodeIds.Argument, constant(described));
        }
    }

    private UaVariableNode variable(UaNode parent, NodeId reference, VariableSpec spec) {
        UaVariableNode node = new UaVariableNode(
                context, nextId(), spec.name(), display(spec.name()), LocalizedText.NULL_VALUE, uint(0), uint(0));
        node.setDataType(spec.dataType());
        Object sample = spec.value().read().value().value();
        boolean isArray = sample != null && sample.getClass().isArray();
        node.setValueRank(isArray ? ValueRanks.OneDimension : ValueRanks.Scalar);
        var access = spec.value().isWritable()
                ? AccessLevel.toValue(AccessLevel.CurrentRead, AccessLevel.CurrentWrite)
                : AccessLevel.toValue(AccessLevel.CurrentRead);
        node.setAccessLevel(access);
        node.setUserAccessLevel(access);
        node.getFilterChain().addLast(spec.value());
        attach(parent, reference, node);
        type(node, spec.typeDefinition());
        return node;
    }

    private void attach(UaNode parent, NodeId reference, UaNode node) {
        context.getNodeManager().addNode(node);
        refer(parent, reference, node);
    }

    private void type(UaNode node, NodeId type) {
        node.addReference(new Reference(
                node.getNodeId(), NodeIds.HasTypeDefinition, type.expanded(), Reference.Direction.FORWARD));
    }

    private NodeId nextId() {
        return new NodeId(namespaces.index(UaNamespace.VENDOR), new UUID(ids.nextLong(), ids.nextLong()));
    }

    private static LocalizedText display(QualifiedName name) {
        return LocalizedText.english(String.valueOf(name.name()));
    }
}
