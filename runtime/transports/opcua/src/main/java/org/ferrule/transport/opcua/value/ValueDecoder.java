package org.ferrule.transport.opcua.value;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.core.types.DynamicStructType;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaSerializationException;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;
import org.eclipse.milo.opcua.stack.core.types.UaStructuredType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.Matrix;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.XmlElement;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaValue;
import org.jspecify.annotations.Nullable;

/** From what a server sends to the SDK's values. */
public final class ValueDecoder {
    // The low half of a status code holds flags about the sample (for example that a queue overflowed), no meaning of
    // its own.
    private static final long MEANING = 0xFFFF0000L;

    private final EncodingContext context;
    private final NodeIdTranslation nodeIds;

    /** Decodes for one session. */
    public ValueDecoder(EncodingContext context, NodeIdTranslation nodeIds) {
        this.context = context;
        this.nodeIds = nodeIds;
    }

    /** A sample with quality and source time. */
    public OpcUaValue decode(DataValue sample) {
        DateTime time = sample.sourceTime();
        return new OpcUaValue(
                decode(sample.value()),
                quality(sample.statusCode()),
                time == null || time.isNull() ? null : time.getJavaInstant());
    }

    /** A status code as a quality, with its standard name. */
    public static Quality quality(StatusCode status) {
        Quality known = Quality.ofCode(status.value() & MEANING);
        if (!known.name().startsWith("0x")) {
            return known;
        }
        return StatusCodes.lookup(known.code())
                .map(texts -> new Quality(known.code(), texts[0].replaceFirst("^(Good|Uncertain|Bad)_", "")))
                .orElse(known);
    }

    /** A value of any type. */
    public Value decode(Variant variant) {
        return convert(variant.value());
    }

    private Value convert(@Nullable Object raw) {
        if (raw == null) {
            return Value.absent();
        }
        if (raw instanceof Matrix matrix) {
            return matrix.isNull() ? Value.absent() : convert(matrix.nestedArrayValue());
        }
        if (raw.getClass().isArray()) {
            return items(raw);
        }
        return number(raw).or(() -> text(raw)).orElseGet(() -> composed(raw));
    }

    private Value items(Object array) {
        List<Value> items = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            items.add(convert(Array.get(array, i)));
        }
        return new Value.Items(items);
    }

    private static Optional<Value> number(Object raw) {
        if (raw instanceof Boolean truth) {
            return Optional.of(Value.bool(truth));
        }
        if (raw instanceof Float single) {
            // 37.1 must stay 37.1: the nearest double of a single-precision number has digits that nobody wrote.
            return Optional.of(Value.real(Double.parseDouble(single.toString())));
        }
        if (raw instanceof Double number) {
            return Optional.of(Value.real(number));
        }
        if (raw instanceof Number whole) {
            return Optional.of(
                    isBeyondLong(whole) ? Value.real(whole.doubleValue()) : Value.integer(whole.longValue()));
        }
        return Optional.empty();
    }

    private static boolean isBeyondLong(Number whole) {
        return whole.longValue() < 0 && whole.doubleValue() > 0;
    }

    private Optional<Value> text(Object raw) {
        if (raw instanceof String text) {
            return Optional.of(Value.text(text));
        }
        if (raw instanceof LocalizedText localized) {
            return Optional.of(localized.text() == null ? Value.absent() : Value.text(localized.text()));
        }
        if (raw instanceof NodeId node) {
            return Optional.of(Value.text(nodeIds.of(node).toString()));
        }
        if (raw instanceof ExpandedNodeId node) {
            return Optional.of(
                    Value.text(nodeIds.of(node).map(OpcUaNodeId::toString).orElseGet(node::toParseableString)));
        }
        if (raw instanceof QualifiedName name) {
            return Optional.of(Value.text(String.valueOf(name.getName())));
        }
        if (raw instanceof XmlElement xml) {
            return Optional.of(Value.text(xml.getFragmentOrEmpty()));
        }
        return Optional.empty();
    }

    private Value composed(Object raw) {
        if (raw instanceof DateTime time) {
            return time.isNull() ? Value.absent() : new Value.Timestamp(time.getJavaInstant());
        }
        if (raw instanceof ByteString bytes) {
            return bytes.isNull() ? Value.absent() : new Value.Bytes(bytes.bytesOrEmpty(), "application/octet-stream");
        }
        if (raw instanceof StatusCode status) {
            return Value.integer(status.value());
        }
        if (raw instanceof Variant inner) {
            return decode(inner);
        }
        if (raw instanceof DataValue inner) {
            return decode(inner.value());
        }
        if (raw instanceof ExtensionObject object) {
            return structure(object);
        }
        return raw instanceof UaStructuredType structure ? structure(structure) : Value.text(raw.toString());
    }

    private Value structure(ExtensionObject object) {
        if (object.isNull()) {
            return Value.absent();
        }
        try {
            return structure(object.decode(context));
        } catch (UaSerializationException unknown) {
            return Value.text("structure " + nodeIds.of(object.getEncodingOrTypeId()));
        }
    }

    private Value structure(UaStructuredType structure) {
        Map<String, Value> fields = new LinkedHashMap<>();
        if (structure instanceof EUInformation unit) {
            fields.put("namespaceUri", convert(unit.getNamespaceUri()));
            fields.put("unitId", convert(unit.getUnitId()));
            fields.put("displayName", convert(unit.getDisplayName()));
            fields.put("description", convert(unit.getDescription()));
        } else if (structure instanceof Range range) {
            fields.put("low", convert(range.getLow()));
            fields.put("high", convert(range.getHigh()));
        } else if (structure instanceof Argument argument) {
            fields.put("name", convert(argument.getName()));
            fields.put("dataType", convert(argument.getDataType()));
            fields.put("valueRank", convert(argument.getValueRank()));
        } else if (structure instanceof DynamicStructType own) {
            own.getMembers().forEach((name, value) -> fields.put(name, convert(value)));
        } else {
            return Value.text(structure.toString());
        }
        return new Value.Struct(fields);
    }
}
