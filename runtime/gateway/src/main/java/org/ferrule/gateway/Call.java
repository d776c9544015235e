package org.ferrule.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.people.SessionKey;

/** One HTTP call: what came in, and the way to answer. */
record Call(HttpExchange exchange, Map<String, String> names) {
    /** Far above any real request; a larger one is refused before it fills the memory. */
    private static final int MAX_BODY = 256 * 1024;

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    /** A part of the path, converted; a form that cannot be is the caller's mistake. */
    <T> T path(String name, Function<String, T> convert) throws ApiProblem {
        return convert(name, names.getOrDefault(name, ""), convert);
    }

    EquipmentId equipment() throws ApiProblem {
        return path("id", EquipmentId::new);
    }

    /** A query parameter, converted, or what stands in for it. */
    <T> T query(String name, String otherwise, Function<String, T> convert) throws ApiProblem {
        String query = exchange.getRequestURI().getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2 && parts[0].equals(name)) {
                return convert(name, URLDecoder.decode(parts[1], StandardCharsets.UTF_8), convert);
            }
        }
        return convert(name, otherwise, convert);
    }

    /** The JSON object in the body; keys other than these are refused. */
    ObjectNode body(String... accepted) throws ApiProblem, IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            throw new ApiProblem(413, ErrorCode.VALIDATION, "the body is larger than " + MAX_BODY + " bytes");
        }
        JsonNode tree;
        try {
            tree = MAPPER.readTree(bytes.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : bytes);
        } catch (JsonProcessingException e) {
            // Not in the parser's words: they quote what was sent, and that may be a password.
            throw ApiProblem.invalid("the body is not JSON, or names a key twice, at line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr());
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(tree.toString())) {
            throw ApiProblem.invalid("the body holds half of a surrogate pair, which is no character");
        }
        return object(tree, "the body", accepted);
    }

    /** A file in the body. */
    byte[] file(int most) throws ApiProblem, IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(most + 1);
        if (bytes.length > most) {
            throw new ApiProblem(413, ErrorCode.VALIDATION, "the file is larger than " + most + " bytes");
        }
        return bytes;
    }

    /** A JSON object; keys other than these are refused. */
    static ObjectNode object(JsonNode tree, String name, String... accepted) throws ApiProblem {
        if (!(tree instanceof ObjectNode object)) {
            throw ApiProblem.invalid(name + " must be a JSON object");
        }
        Set<String> unknown = new TreeSet<>();
        object.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(Set.of(accepted));
        if (!unknown.isEmpty()) {
            throw ApiProblem.invalid(
                    name + ": unknown keys " + unknown + "; accepted are " + new TreeSet<>(List.of(accepted)));
        }
        return object;
    }

    /** A string in the body; empty if it is not there. Numbers and booleans count as their text. */
    static String text(ObjectNode body, String key) throws ApiProblem {
        JsonNode node = body.path(key);
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        if (!node.isValueNode()) {
            throw ApiProblem.invalid(key + " must be a string, a number or a boolean");
        }
        return node.asText();
    }

    /** Names with texts in the body; empty if they are not there. */
    static Map<String, String> texts(ObjectNode body, String key) throws ApiProblem {
        JsonNode node = body.path(key);
        if (node.isMissingNode() || node.isNull()) {
            return Map.of();
        }
        if (!(node instanceof ObjectNode object)) {
            throw ApiProblem.invalid(key + " must be an object");
        }
        Map<String, String> texts = new TreeMap<>();
        for (String name : (Iterable<String>) object::fieldNames) {
            texts.put(name, text(object, name));
        }
        return texts;
    }

    /** What the caller shows of who is signed in; only people say whose it is. */
    SessionKey session() {
        String key = exchange.getRequestHeaders().getFirst("X-Ferrule-Session");
        return key == null || key.isBlank() ? SessionKey.NONE : new SessionKey(key.strip());
    }

    /** Through what the call comes, as it says itself. */
    String client() throws ApiProblem {
        return header("X-Ferrule-Client", "http");
    }

    private String header(String name, String otherwise) throws ApiProblem {
        String value = exchange.getRequestHeaders().getFirst(name);
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        if (value.length() > 100 || value.chars().anyMatch(Character::isISOControl)) {
            throw ApiProblem.invalid(name + " is longer than 100 characters or holds control characters");
        }
        return value.strip();
    }

    void answer(int status, JsonNode body) throws IOException {
        send(exchange, status, body);
    }

    static <T> T convert(String name, String value, Function<String, T> convert) throws ApiProblem {
        try {
            return convert.apply(value);
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalid(name + ": " + e.getMessage());
        }
    }

    /** One of an enum's names, as they are written. */
    static <E extends Enum<E>> E oneOf(String name, String value, Class<E> names) throws ApiProblem {
        for (E known : names.getEnumConstants()) {
            if (known.name().equals(value)) {
                return known;
            }
        }
        throw ApiProblem.invalid(name + " '" + value + "' is none of " + Arrays.toString(names.getEnumConstants()));
    }

    static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = MAPPER.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
