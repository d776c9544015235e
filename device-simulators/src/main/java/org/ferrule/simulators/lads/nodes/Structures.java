package org.ferrule.simulators.lads.nodes;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryEncoder;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.jspecify.annotations.Nullable;

/** The structures of LADS on the wire (OPC 10000-6, 5.2.6): one field after the other. */
final class Structures {

    private final Namespaces namespaces;
    private final EncodingContext context;

    Structures(Namespaces namespaces, EncodingContext context) {
        this.namespaces = namespaces;
        this.context = context;
    }

    ExtensionObject[] pairs(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> texts(StructureTypes.KEY_VALUE, List.of(pair.getKey(), pair.getValue())))
                .toArray(ExtensionObject[]::new);
    }

    ExtensionObject[] samples(List<Map<String, String>> samples) {
        return samples.stream()
                .map(sample -> texts(
                        StructureTypes.SAMPLE,
                        StructureTypes.SAMPLE_FIELDS.stream()
                                .map(field -> sample.getOrDefault(field, ""))
                                .toList()))
                .toArray(ExtensionObject[]::new);
    }

    ExtensionObject named(String name, NodeId node) {
        return encode(StructureTypes.NAMED_NODE, encoder -> {
            encoder.encodeLocalizedText(null, LocalizedText.english(name));
            encoder.encodeNodeId(null, node);
        });
    }

    /** Empty if it is not an array of key-value pairs; a null array has none. */
    Optional<Map<String, String>> readPairs(@Nullable Object array) {
        return read(array, StructureTypes.KEY_VALUE, 2).map(rows -> {
            Map<String, String> pairs = new LinkedHashMap<>();
            rows.forEach(row -> pairs.put(row.get(0), row.get(1)));
            return pairs;
        });
    }

    /** Empty if it is not an array of samples. */
    Optional<List<Map<String, String>>> readSamples(@Nullable Object array) {
        return read(array, StructureTypes.SAMPLE, StructureTypes.SAMPLE_FIELDS.size())
                .map(rows -> rows.stream().map(Structures::sample).toList());
    }

    private static Map<String, String> sample(List<String> row) {
        Map<String, String> sample = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            sample.put(StructureTypes.SAMPLE_FIELDS.get(i), row.get(i));
        }
        return sample;
    }

    private Optional<List<List<String>>> read(@Nullable Object array, PublishedId encoding, int fields) {
        List<List<String>> rows = new ArrayList<>();
        if (array == null) {
            return Optional.of(rows);
        }
        if (!(array instanceof ExtensionObject[] objects)) {
            return Optional.empty();
        }
        for (ExtensionObject object : objects) {
            if (!(object instanceof ExtensionObject.Binary binary)
                    || !namespaces.id(encoding).equals(object.getEncodingOrTypeId())) {
                return Optional.empty();
            }
            rows.add(texts(binary.getBody().bytesOrEmpty(), fields));
        }
        return Optional.of(rows);
    }

    private static List<String> texts(byte[] body, int fields) {
        ByteBuffer bytes = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < fields; i++) {
            byte[] text = new byte[Math.max(0, bytes.getInt())];
            bytes.get(text);
            texts.add(new String(text, StandardCharsets.UTF_8));
        }
        return texts;
    }

    private ExtensionObject texts(PublishedId encoding, List<String> texts) {
        return encode(encoding, encoder -> texts.forEach(text -> encoder.encodeString(null, text)));
    }

    private ExtensionObject encode(PublishedId encoding, java.util.function.Consumer<OpcUaBinaryEncoder> body) {
        ByteBuf buffer = Unpooled.buffer();
        OpcUaBinaryEncoder encoder = new OpcUaBinaryEncoder(context);
        encoder.setBuffer(buffer);
        body.accept(encoder);
        return ExtensionObject.of(ByteString.of(ByteBufUtil.getBytes(buffer)), namespaces.id(encoding));
    }
}
