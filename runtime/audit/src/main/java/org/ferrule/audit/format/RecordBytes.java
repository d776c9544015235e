package org.ferrule.audit.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.DecisionSource;

/**
 * One record as bytes: a JSON object in UTF-8 with its keys always in the same order. The bytes are made once, stored, and only
 * ever hashed as stored.
 */
public final class RecordBytes {
    /** Grows when keys are added or change their meaning; older versions stay readable. */
    static final int VERSION = 2;

    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_LENGTH = 1024;

    private RecordBytes() {}

    /** Makes the bytes. */
    public static byte[] write(long index, AuditRecord.Stamp stamp, AuditEntry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_LENGTH);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("v", VERSION);
            json.writeNumberField("index", index);
            write(json, stamp);
            write(json, entry);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("texts and numbers always have a JSON form", e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, AuditRecord.Stamp stamp) throws IOException {
        json.writeStringField("utc", stamp.utc().toString());
        json.writeStringField("zone", stamp.zoneOffset());
        json.writeNumberField("mono", stamp.monotonicNanos());
        json.writeStringField("boot", stamp.boot().toString());
        json.writeStringField("clock", stamp.clockSync());
    }

    private static void write(JsonGenerator json, AuditEntry entry) throws IOException {
        json.writeStringField("phase", entry.phase().name());
        json.writeStringField("action", entry.action().name());
        json.writeStringField("user", whole(entry.actor().user()));
        json.writeStringField("role", whole(entry.actor().role()));
        json.writeStringField("client", whole(entry.actor().client()));
        json.writeStringField("target", whole(entry.target()));
        json.writeStringField("old", whole(entry.change().oldValue()));
        json.writeStringField("new", whole(entry.change().newValue()));
        json.writeStringField("unit", whole(entry.change().unit()));
        json.writeStringField("reason", whole(entry.reason()));
        json.writeStringField(
                "request", entry.request() == null ? "" : entry.request().toString());
        json.writeStringField("outcome", whole(entry.outcome()));
        write(json, entry.circumstances().source());
        write(json, "context", entry.circumstances().context());
        OptionalLong signature = entry.circumstances().signature();
        if (signature.isPresent()) {
            json.writeNumberField("signature", signature.getAsLong());
        } else {
            json.writeNullField("signature");
        }
        write(json, "detail", entry.detail());
    }

    private static void write(JsonGenerator json, DecisionSource source) throws IOException {
        json.writeObjectFieldStart("source");
        json.writeStringField("kind", source.kind().name());
        json.writeStringField("name", whole(source.name()));
        json.writeStringField("sha256", whole(source.sha256()));
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String key, Map<String, String> facts) throws IOException {
        json.writeObjectFieldStart(key);
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            json.writeStringField(whole(fact.getKey()), whole(fact.getValue()));
        }
        json.writeEndObject();
    }

    /**
     * The text with a question mark for each half of a surrogate pair that stands alone, as SQLite's columns get it too. Such a
     * half has no UTF-8 form: a record that held one could be written but never be read.
     */
    private static String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            }
        }
        return text;
    }

    /**
     * Reads the bytes, of this version or an older one.
     *
     * @param bytes as stored
     * @param hash as stored, in hexadecimal digits
     * @throws IOException if they are not a record
     */
    public static AuditRecord read(byte[] bytes, String hash) throws IOException {
        return RecordReading.read(bytes, hash);
    }
}
