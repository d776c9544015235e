package org.ferrule.simulators.lads.nodes;

import org.eclipse.milo.opcua.sdk.core.ValueRanks;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;
import org.jspecify.annotations.Nullable;

/**
 * One argument of a method.
 *
 * @param name as published
 * @param dataType node id of the data type
 * @param isArray whether the argument is a one-dimensional array
 * @param javaType the class that a fitting value has; an array may also be null
 */
record MethodArgument(String name, NodeId dataType, boolean isArray, Class<?> javaType) {

    static MethodArgument real(String name) {
        return new MethodArgument(name, NodeIds.Double, false, Double.class);
    }

    static MethodArgument text(String name) {
        return new MethodArgument(name, NodeIds.String, false, String.class);
    }

    static MethodArgument int32(String name) {
        return new MethodArgument(name, NodeIds.Int32, false, Integer.class);
    }

    static MethodArgument keyValuePairs(String name) {
        // Empty arrays of structures arrive as arrays of whatever the client encoded; the values are not looked at.
        return new MethodArgument(name, NodeIds.KeyValuePair, true, Object[].class);
    }

    boolean isFitting(@Nullable Object value) {
        return value == null ? isArray : javaType.isInstance(value);
    }

    Argument toArgument() {
        int rank = isArray ? ValueRanks.OneDimension : ValueRanks.Scalar;
        return new Argument(name, dataType, rank, null, LocalizedText.NULL_VALUE);
    }
}
