package org.ferrule.simulators.lads.nodes;

import java.time.Instant;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.jspecify.annotations.Nullable;

/**
 * A value and when it came about.
 *
 * @param value or null while the state machine that it belongs to is not active (OPC 10000-16, 4.4.2)
 * @param since when
 */
record Stamped(@Nullable Object value, Instant since) {

    DataValue toDataValue(Instant serverTime) {
        if (value != null) {
            return LiveValue.good(value, since, serverTime);
        }
        StatusCode inactive = new StatusCode(StatusCodes.Bad_StateNotActive);
        return new DataValue(Variant.NULL_VALUE, inactive, new DateTime(since), new DateTime(serverTime));
    }
}
