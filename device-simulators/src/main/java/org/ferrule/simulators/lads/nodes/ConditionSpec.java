package org.ferrule.simulators.lads.nodes;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;

/**
 * A condition to be.
 *
 * @param browseName of its node
 * @param type an alarm type
 * @param name ConditionName
 * @param source what it is about
 * @param severity 1 to 1000
 * @param isActive whether its reason is there now
 * @param message for people
 */
record ConditionSpec(
        QualifiedName browseName,
        NodeId type,
        String name,
        UaNode source,
        int severity,
        BooleanSupplier isActive,
        Supplier<String> message) {}
