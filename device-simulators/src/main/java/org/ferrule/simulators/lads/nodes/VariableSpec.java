package org.ferrule.simulators.lads.nodes;

import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;

/**
 * A variable to be.
 *
 * @param name browse name
 * @param typeDefinition variable type
 * @param dataType of the value
 * @param value where it comes from
 */
record VariableSpec(QualifiedName name, NodeId typeDefinition, NodeId dataType, LiveValue value) {}
