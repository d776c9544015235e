package org.ferrule.audit.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditRecord;

/**
 * One record as bytes: a JSON object in UTF-8 with its keys always in the same order. The bytes are made once, stored, and only
 * ever hashed as stored.
 */
public final class RecordBytes {
    /** Grows when the meaning of a key changes; older versions stay readable. */
    private static final int VERSION = 1;

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private RecordBytes() {}

    /** Makes the bytes. */
    public static byte[] write(long index, AuditRecord.Stamp stamp, AuditEntry entry) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("v", VERSION);
        json.put("index", index);
        json.put("utc", stamp.utc().toString());
        json.put("zone", stamp.zoneOffset());
        json.put("mono", stamp.monotonicNanos());
        json.put("boot", stamp.boot().toString());
        json.put("clock", stamp.clockSync());
        json.put("phase", entry.phase().name());
        json.put("action", entry.action().name());
        json.put("user", whole(entry.actor().user()));
        json.put("role", whole(entry.actor().role()));
        json.put("client", whole(entry.actor().client()));
        json.put("target", whole(entry.target()));
        json.put("old", whole(entry.change().oldValue()));
        json.put("new", whole(entry.change().newValue()));
        json.put("unit", whole(entry.change().unit()));
        json.put("reason", whole(entry.reason()));
        json.put("request", entry.request() == null ? "" : entry.request().toString());
        json.put("outcome", whole(entry.outcome()));
        ObjectNode detail = json.putObject("detail");
        entry.detail().forEach((name, fact) -> detail.put(whole(name), whole(fact)));
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers always has a JSON form", e);
        }
    }

    /**
     * The text with a question mark for each half of a surrogate pair that stands alone, as SQLite's columns get it too. Such a
     * half has no UTF-8 form: a record that held one could be written but never be read.
     */
    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /**
     * Reads the bytes.
     *
     * @param bytes as stored
     * @param hash as stored, in hexadecimal digits
     * @throws IOException if they are not a record
     */
    public static AuditRecord read(byte[] bytes, String hash) throws IOException {
        JsonNode json = MAPPER.readTree(bytes);
        try {
            int version = json.path("v").asInt();
            if (version != VERSION) {
                throw new IOException("the record has version " + version + "; this Ferrule reads version " + VERSION);
            }
            AuditRecord.Stamp stamp = new AuditRecord.Stamp(
                    Instant.parse(text(json, "utc")),
                    text(json, "zone"),
                    json.path("mono").asLong(),
                    UUID.fromString(text(json, "boot")),
                    text(json, "clock"));
            return new AuditRecord(json.path("index").asLong(-1), stamp, entry(json), hash);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("the stored bytes are not a record: " + e.getMessage(), e);
        }
    }

    private static AuditEntry entry(JsonNode json) {
        Map<String, String> detail = new TreeMap<>();
        json.path("detail")
                .properties()
                .forEach(field -> detail.put(field.getKey(), field.getValue().asText()));
        String request = text(json, "request");
        return new AuditEntry(
                AuditPhase.valueOf(text(json, "phase")),
                AuditAction.valueOf(text(json, "action")),
                new Actor(text(json, "user"), text(json, "role"), text(json, "client")),
                text(json, "target"),
                new AuditEntry.Change(text(json, "old"), text(json, "new"), text(json, "unit")),
                text(json, "reason"),
                request.isEmpty() ? null : RequestId.parse(request),
                text(json, "outcome"),
                detail);
    }

    private static String text(JsonNode json, String key) {
        JsonNode node = json.path(key);
        if (!node.isTextual()) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return node.asText();
    }
}
