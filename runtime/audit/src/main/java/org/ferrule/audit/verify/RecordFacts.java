package org.ferrule.audit.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What verification needs of a record, read from its bytes without building the whole.
 *
 * @param version 1 or 2
 * @param index its place, as it says itself
 * @param texts its values by key
 * @param signature index of the record that signs it; null if none does
 * @param context keys and values
 * @param detail keys and values
 */
record RecordFacts(
        int version,
        long index,
        Map<String, String> texts,
        @Nullable Long signature,
        Map<String, String> context,
        Map<String, String> detail) {
    static final List<String> COLUMNS = List.of("phase", "action", "user", "target", "request", "outcome");

    private static final int NEWEST = 2;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Reads them; an exception's message says what is wrong with the bytes. */
    static RecordFacts parse(byte[] content) throws IOException {
        try (JsonParser json = JSON.createParser(content)) {
            RecordFacts facts = new Reading().object(json);
            if (json.nextToken() != null) {
                throw new IOException("something follows it");
            }
            return facts;
        }
    }

    String text(String key) {
        return Objects.requireNonNull(texts.get(key));
    }

    String action() {
        return text("action");
    }

    String phase() {
        return text("phase");
    }

    String batch() {
        return context.getOrDefault("batch", "");
    }

    /** Milliseconds since 1970. */
    long at() throws IOException {
        try {
            return Instant.parse(text("utc")).toEpochMilli();
        } catch (DateTimeException e) {
            throw new IOException("utc is '" + text("utc") + "'", e);
        }
    }

    private static final class Reading {
        private final Map<String, Long> numbers = new HashMap<>();
        private final Map<String, String> texts = new HashMap<>();
        private final Map<String, Map<String, String>> objects = new HashMap<>();
        private boolean isSignatureKnown;

        RecordFacts object(JsonParser json) throws IOException {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("it is no object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                field(json, json.currentName());
            }
            Long version = numbers.get("v");
            if (version == null || version < 1 || version > NEWEST) {
                throw new IOException("it has version " + version + "; this verifier reads 1 and 2");
            }
            demand(version == NEWEST);
            return new RecordFacts(
                    version.intValue(),
                    Objects.requireNonNull(numbers.get("index")),
                    texts,
                    numbers.get("signature"),
                    objects.getOrDefault("context", Map.of()),
                    objects.getOrDefault("detail", Map.of()));
        }

        private void field(JsonParser json, String name) throws IOException {
            JsonToken value = json.nextToken();
            if (value == JsonToken.VALUE_STRING) {
                texts.put(name, json.getText());
            } else if (value == JsonToken.VALUE_NUMBER_INT) {
                numbers.put(name, json.getLongValue());
                isSignatureKnown |= name.equals("signature");
            } else if (value == JsonToken.START_OBJECT && (name.equals("context") || name.equals("detail"))) {
                objects.put(name, strings(json, name));
            } else {
                isSignatureKnown |= name.equals("signature") && value == JsonToken.VALUE_NULL;
                json.skipChildren();
            }
        }

        private static Map<String, String> strings(JsonParser json, String of) throws IOException {
            Map<String, String> found = new HashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() != JsonToken.VALUE_STRING) {
                    throw new IOException(of + " is missing");
                }
                found.put(name, json.getText());
            }
            return found;
        }

        private void demand(boolean isNewest) throws IOException {
            String missing = numbers.containsKey("index") ? "" : "index";
            for (String key : COLUMNS) {
                missing = texts.containsKey(key) ? missing : key;
            }
            missing = texts.containsKey("utc") ? missing : "utc";
            missing = objects.containsKey("detail") ? missing : "detail";
            if (isNewest) {
                missing = objects.containsKey("context") ? missing : "context";
                missing = isSignatureKnown ? missing : "signature";
            }
            if (!missing.isEmpty()) {
                throw new IOException(missing + " is missing");
            }
        }
    }
}
