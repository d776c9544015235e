package org.ferrule.simulators.table;

import java.time.Instant;
import java.util.Map;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilter;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilterContext;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;
import org.ferrule.simulators.order.RefusedOrderException;
import org.jspecify.annotations.Nullable;

/** One quantity as an OPC UA variable: asked of the device at every reading, and what is written goes to the device. */
record TableWire(TableDevice device, Row row) implements AttributeFilter {

    private static final Map<Kind, NodeId> TYPES = Map.of(
            Kind.FLOAT32, NodeIds.Double,
            Kind.UINT32, NodeIds.UInt32,
            Kind.BOOL, NodeIds.Boolean,
            Kind.TIME, NodeIds.DateTime,
            Kind.TEXT, NodeIds.String);

    /** The data type of a quantity's variable. */
    static NodeId type(Row row) {
        return TYPES.getOrDefault(row.kind(), NodeIds.Int32);
    }

    @Override
    public @Nullable Object getAttribute(AttributeFilterContext context, AttributeId attribute) {
        return attribute == AttributeId.Value
                ? new DataValue(new Variant(sent(device.shown(row.name()))))
                : context.getAttribute(attribute);
    }

    private Object sent(Object value) {
        return switch (row.kind()) {
            case FLOAT32, BOOL, TEXT -> value;
            case UINT32 -> Unsigned.uint((Long) value);
            case TIME -> new DateTime((Instant) value);
            case ENUM -> row.words().indexOf(value);
            default -> ((Long) value).intValue();
        };
    }

    @Override
    public void writeAttribute(AttributeFilterContext context, AttributeId attribute, @Nullable Object value)
            throws UaException {
        if (attribute != AttributeId.Value) {
            context.writeAttribute(attribute, value);
            return;
        }
        Object offered = value instanceof DataValue given ? given.value().value() : null;
        if (offered == null) {
            throw new UaException(StatusCodes.Bad_TypeMismatch);
        }
        try {
            device.write(row, received(offered));
        } catch (RefusedOrderException refused) {
            throw new UaException(
                    refused.isValueWrong() ? StatusCodes.Bad_OutOfRange : StatusCodes.Bad_InvalidState, refused);
        } catch (IllegalArgumentException wrong) {
            throw new UaException(StatusCodes.Bad_OutOfRange, wrong);
        }
    }

    private Object received(Object offered) {
        if (row.kind() == Kind.ENUM) {
            return row.wordOf(((Number) offered).intValue());
        }
        return row.read(
                offered instanceof DateTime time ? String.valueOf(time.getJavaInstant()) : String.valueOf(offered));
    }
}
