package org.ferrule.simulators.processor.nodes;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilter;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilterContext;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.ferrule.simulators.order.RefusedOrderException;
import org.jspecify.annotations.Nullable;

/** A variable's value, asked of the device at every reading; what is written goes to the device. */
final class Live implements AttributeFilter {

    /** Takes what a client writes. */
    @FunctionalInterface
    interface Writer {
        void write(Object value) throws RefusedOrderException;
    }

    private final InstantSource time;
    private final Supplier<@Nullable Object> reading;
    private final @Nullable Writer writer;

    Live(InstantSource time, Supplier<@Nullable Object> reading, @Nullable Writer writer) {
        this.time = time;
        this.reading = reading;
        this.writer = writer;
    }

    boolean isWritable() {
        return writer != null;
    }

    @Nullable
    Object value() {
        return reading.get();
    }

    @Override
    public @Nullable Object getAttribute(AttributeFilterContext ctx, AttributeId attributeId) {
        if (attributeId != AttributeId.Value) {
            return ctx.getAttribute(attributeId);
        }
        DateTime now = new DateTime(time.instant());
        return new DataValue(new Variant(reading.get()), StatusCode.GOOD, now, now);
    }

    @Override
    public void writeAttribute(AttributeFilterContext ctx, AttributeId attributeId, @Nullable Object value)
            throws UaException {
        if (attributeId != AttributeId.Value) {
            ctx.writeAttribute(attributeId, value);
            return;
        }
        Object offered =
                value instanceof DataValue dataValue ? dataValue.value().value() : null;
        if (writer == null || offered == null) {
            throw new UaException(writer == null ? StatusCodes.Bad_NotWritable : StatusCodes.Bad_TypeMismatch);
        }
        try {
            writer.write(offered);
        } catch (RefusedOrderException e) {
            throw new UaException(e.isValueWrong() ? StatusCodes.Bad_OutOfRange : StatusCodes.Bad_InvalidState, e);
        }
    }
}
