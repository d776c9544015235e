package org.ferrule.simulators.lads.nodes;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.jspecify.annotations.Nullable;

/** Adds the variables that every finite state machine has (OPC 10000-16). */
final class StateMachineNodes {

    /**
     * The state that a machine is in.
     *
     * @param name published name, or null while the machine is not active
     * @param since when it came there
     */
    record Now(@Nullable String name, Instant since) {}

    private final NodeTree tree;

    StateMachineNodes(NodeTree tree) {
        this.tree = tree;
    }

    /** Adds CurrentState with Id and Number; {@code machineType} owns the states. */
    UaVariableNode currentState(UaNode machine, PublishedId machineType, Supplier<Now> now) {
        UaVariableNode node = tree.component(
                machine,
                new VariableSpec(
                        tree.ua("CurrentState"),
                        NodeIds.FiniteStateVariableType,
                        NodeIds.LocalizedText,
                        value(machineType, now, state -> LocalizedText.english(state.name()))));
        tree.property(node, tree.ua("Id"), NodeIds.NodeId, value(machineType, now, state -> tree.id(state.id())));
        tree.property(node, tree.ua("Number"), NodeIds.UInt32, value(machineType, now, state -> uint(state.number())));
        return node;
    }

    /** Adds AvailableStates and AvailableTransitions: everything that the type has. */
    void available(UaNode machine, PublishedId machineType) {
        nodeIds(machine, tree.ua("AvailableStates"), tree.published().states(machineType));
        nodeIds(machine, tree.ua("AvailableTransitions"), tree.published().transitions(machineType));
    }

    private void nodeIds(UaNode machine, QualifiedName name, List<PublishedId> ids) {
        NodeId[] value = ids.stream().map(tree::id).toArray(NodeId[]::new);
        tree.component(
                machine, new VariableSpec(name, NodeIds.BaseDataVariableType, NodeIds.NodeId, tree.constant(value)));
    }

    private LiveValue value(PublishedId machineType, Supplier<Now> now, Function<PublishedState, Object> aspect) {
        return tree.stamped(() -> {
            Now present = now.get();
            String name = present.name();
            return new Stamped(
                    name == null ? null : aspect.apply(tree.published().state(machineType, name)), present.since());
        });
    }
}
