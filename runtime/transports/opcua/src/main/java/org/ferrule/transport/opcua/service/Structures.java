package org.ferrule.transport.opcua.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.core.types.DynamicStructType;
import org.eclipse.milo.opcua.sdk.core.typetree.DataType;
import org.eclipse.milo.opcua.sdk.core.typetree.DataTypeTree;
import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureField;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Value;
import org.ferrule.transport.opcua.session.Call;
import org.ferrule.transport.opcua.session.Epoch;
import org.ferrule.transport.opcua.value.ValueDecoder;
import org.ferrule.transport.opcua.value.ValueEncoder;

/** Structures that a server defines itself (OPC 10000-3, 8.48): asked for when one is met first, and then known for the epoch. */
final class Structures {
    private final Epoch epoch;
    private final Call call;

    private record Shape(DataType type, Map<String, OpcUaDataType> fields, EncodingContext context) {}

    Structures(Epoch epoch, Call call) {
        this.epoch = epoch;
        this.call = call;
    }

    /** Whether a value has structures in it. */
    static boolean isStructured(Value value) {
        return value instanceof Value.Struct
                || (value instanceof Value.Items items
                        && items.items().stream().anyMatch(Value.Struct.class::isInstance));
    }

    /** One structure, or an array of them, as the data type has it. */
    Variant encode(Value value, NodeId dataType, String place) throws ConnectionException, DeviceException {
        Shape shape = shape(dataType, place);
        if (!(value instanceof Value.Items items)) {
            return new Variant(encodeOne(value, shape, place));
        }
        List<ExtensionObject> encoded = new ArrayList<>();
        for (Value item : items.items()) {
            encoded.add(encodeOne(item, shape, place + "[" + encoded.size() + "]"));
        }
        return new Variant(encoded.toArray(ExtensionObject[]::new));
    }

    private static ExtensionObject encodeOne(Value value, Shape shape, String place) throws DeviceException {
        if (!(value instanceof Value.Struct struct)
                || !shape.fields().keySet().containsAll(struct.fields().keySet())) {
            throw mismatch(place + " cannot take " + value + "; it is a structure of "
                    + shape.fields().keySet());
        }
        LinkedHashMap<String, Object> members = new LinkedHashMap<>();
        for (Map.Entry<String, Value> field : struct.fields().entrySet()) {
            if (!(field.getValue() instanceof Value.Absent)) {
                OpcUaDataType type = shape.fields().getOrDefault(field.getKey(), OpcUaDataType.Variant);
                members.put(
                        field.getKey(),
                        ValueEncoder.encode(field.getValue(), type, place + "." + field.getKey())
                                .value());
            }
        }
        return ExtensionObject.encode(shape.context(), new DynamicStructType(shape.type(), members));
    }

    private Shape shape(NodeId dataType, String place) throws ConnectionException, DeviceException {
        OpcUaClient client = epoch.client();
        Shape shape = apart(() -> {
                    DataTypeTree tree = client.getDataTypeTree();
                    DataType type = tree.getDataType(dataType);
                    Map<String, OpcUaDataType> fields = new LinkedHashMap<>();
                    if (type != null && type.getDataTypeDefinition() instanceof StructureDefinition definition) {
                        StructureField[] declared = definition.getFields();
                        for (StructureField field : declared == null ? new StructureField[0] : declared) {
                            fields.put(String.valueOf(field.getName()), tree.getBuiltinType(field.getDataType()));
                        }
                        EncodingContext context = client.getDynamicEncodingContext();
                        context.getDataTypeManager().getBinaryEncodingId(dataType);
                        return List.of(new Shape(type, fields, context));
                    }
                    return List.<Shape>of();
                })
                .stream()
                .findFirst()
                .orElse(null);
        if (shape == null) {
            throw mismatch(place + " is of type " + epoch.nodeIds().of(dataType)
                    + ", which the server does not describe as a structure");
        }
        return shape;
    }

    /** Decodes values that were read; for structures the server may be asked what is in them. */
    ValueDecoder decoderOf(Stream<Variant> values) throws ConnectionException, DeviceException {
        List<NodeId> foreign = values.flatMap(value -> encodings(value.value()).stream())
                .filter(id -> id.getNamespaceIndex().intValue() != 0)
                .distinct()
                .toList();
        EncodingContext known = epoch.client().getStaticEncodingContext();
        if (foreign.isEmpty()) {
            return new ValueDecoder(known, epoch.nodeIds());
        }
        EncodingContext asked = apart(() -> {
            EncodingContext context = epoch.client().getDynamicEncodingContext();
            foreign.forEach(context.getDataTypeManager()::getCodec);
            return context;
        });
        return new ValueDecoder(asked, epoch.nodeIds());
    }

    private static List<NodeId> encodings(@org.jspecify.annotations.Nullable Object raw) {
        if (raw instanceof ExtensionObject one && !one.isNull()) {
            return List.of(one.getEncodingOrTypeId());
        }
        List<NodeId> found = new ArrayList<>();
        if (raw instanceof ExtensionObject[] several) {
            for (ExtensionObject one : several) {
                found.addAll(encodings(one));
            }
        }
        return found;
    }

    // Milo waits for answers on the thread that asks, for as long as it likes.
    private <T> T apart(Callable<T> work) throws ConnectionException, DeviceException {
        return epoch.await(
                call,
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return work.call();
                            } catch (Exception failed) {
                                throw new CompletionException(failed);
                            }
                        },
                        epoch.threads().workers()));
    }

    private static DeviceException mismatch(String what) {
        return DeviceException.beforeSending("0x80740000", "Bad_TypeMismatch: " + what);
    }
}
