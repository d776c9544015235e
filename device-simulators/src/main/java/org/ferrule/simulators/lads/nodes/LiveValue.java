package org.ferrule.simulators.lads.nodes;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilter;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilterContext;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.ferrule.simulators.lads.unit.Caller;
import org.jspecify.annotations.Nullable;

/** A variable's value, taken from the simulation whenever a client reads or the server samples it. */
final class LiveValue implements AttributeFilter {

    /** Takes what a client writes. */
    @FunctionalInterface
    interface Writer {
        void write(Caller caller, Object value) throws UaException;
    }

    private final Supplier<DataValue> reading;
    private final @Nullable Writer writer;

    private LiveValue(Supplier<DataValue> reading, @Nullable Writer writer) {
        this.reading = reading;
        this.writer = writer;
    }

    /** A value that is measured anew at each reading, and stamped so. */
    static LiveValue measured(InstantSource time, Supplier<?> value) {
        return new LiveValue(() -> good(value.get(), time.instant(), time.instant()), null);
    }

    /** A value with a time and status of its own. */
    static LiveValue of(Supplier<DataValue> reading) {
        return new LiveValue(reading, null);
    }

    /** A value that never changes. */
    static LiveValue constant(InstantSource time, Object value) {
        Instant since = time.instant();
        return new LiveValue(() -> good(value, since, time.instant()), null);
    }

    static DataValue good(Object value, Instant source, Instant server) {
        return new DataValue(new Variant(value), StatusCode.GOOD, new DateTime(source), new DateTime(server));
    }

    /** The same value, but clients may write it. */
    LiveValue writable(Writer to) {
        return new LiveValue(reading, to);
    }

    boolean isWritable() {
        return writer != null;
    }

    DataValue read() {
        return reading.get();
    }

    @Override
    public @Nullable Object getAttribute(AttributeFilterContext ctx, AttributeId attributeId) {
        return attributeId == AttributeId.Value ? reading.get() : ctx.getAttribute(attributeId);
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
        Optional<Session> session = ctx.getSession();
        if (writer == null || offered == null || session.isEmpty()) {
            throw new UaException(writer == null ? StatusCodes.Bad_NotWritable : StatusCodes.Bad_TypeMismatch);
        }
        writer.write(Callers.of(session.get()), offered);
    }
}
