package org.ferrule.audit.format;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.Circumstances;
import org.ferrule.audit.DecisionSource;

/** Reads the bytes of a record of any version so far. */
final class RecordReading {
    private static final ObjectReader READER = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .reader();

    private RecordReading() {}

    static AuditRecord read(byte[] bytes, String hash) throws IOException {
        JsonNode json = READER.readTree(bytes);
        try {
            int version = json.path("v").asInt();
            if (version < 1 || version > RecordBytes.VERSION) {
                throw new IOException("the record has version " + version + "; this Ferrule reads versions 1 to "
                        + RecordBytes.VERSION);
            }
            AuditRecord.Stamp stamp = new AuditRecord.Stamp(
                    Instant.parse(text(json, "utc")),
                    text(json, "zone"),
                    json.path("mono").asLong(),
                    UUID.fromString(text(json, "boot")),
                    text(json, "clock"));
            Circumstances circumstances = version == 1 ? Circumstances.NONE : circumstances(json);
            return new AuditRecord(
                    json.path("index").asLong(-1), stamp, entry(json).in(circumstances), hash);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("the stored bytes are not a record: " + e.getMessage(), e);
        }
    }

    private static AuditEntry entry(JsonNode json) {
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
                facts(json, "detail"));
    }

    private static Circumstances circumstances(JsonNode json) {
        JsonNode source = json.path("source");
        JsonNode signature = json.path("signature");
        if (!signature.isNull() && !signature.isIntegralNumber()) {
            throw new IllegalArgumentException("signature is neither an index nor null");
        }
        return new Circumstances(
                new DecisionSource(
                        DecisionSource.Kind.valueOf(text(source, "kind")),
                        text(source, "name"),
                        text(source, "sha256")),
                facts(json, "context"),
                signature.isNull() ? OptionalLong.empty() : OptionalLong.of(signature.asLong()));
    }

    private static Map<String, String> facts(JsonNode json, String key) {
        Map<String, String> facts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> fact : json.path(key).properties()) {
            facts.put(fact.getKey(), text(json.path(key), fact.getKey()));
        }
        return facts;
    }

    private static String text(JsonNode json, String key) {
        JsonNode node = json.path(key);
        if (!node.isTextual()) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return node.asText();
    }
}
