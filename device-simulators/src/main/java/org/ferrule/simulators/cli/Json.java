package org.ferrule.simulators.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Objects, lists, texts, numbers and truth values as one line; what is no number is a text. */
final class Json {

    private Json() {}

    static String line(Map<String, ?> object) {
        StringWriter line = new StringWriter();
        // Without data binding, which would take longer to load than the sensors.
        try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
            write(json, object);
        } catch (IOException e) {
            throw new UncheckedIOException("texts, numbers and truth values are always JSON", e);
        }
        return line.toString();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Map<?, ?> object) {
            json.writeStartObject();
            for (Map.Entry<?, ?> field : object.entrySet()) {
                json.writeFieldName(String.valueOf(field.getKey()));
                write(json, field.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                write(json, item);
            }
            json.writeEndArray();
        } else {
            json.writeObject(value);
        }
    }
}
