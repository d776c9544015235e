package org.ferrule.architecture.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A page for people from a JSON Schema: a table for each object, with a line for each key. */
final class SchemaPage {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode schema;
    private final StringBuilder page = new StringBuilder();

    private SchemaPage(JsonNode schema) {
        this.schema = schema;
    }

    static String of(Class<?> beside, String resource, String title) throws IOException {
        try (InputStream in = beside.getResourceAsStream(resource)) {
            return new SchemaPage(MAPPER.readTree(in)).write(title, resource);
        }
    }

    private String write(String title, String resource) {
        page.append("# ")
                .append(title)
                .append("\n\n")
                .append(schema.path("description").asText());
        page.append("\nThis page is generated from `")
                .append(resource)
                .append("`, which editors can use too. **Bold** keys must be there.\n\n");
        table(schema);
        for (Map.Entry<String, JsonNode> part : schema.path("$defs").properties()) {
            if (isObject(part.getValue())) {
                page.append("\n## ").append(part.getKey()).append('\n');
                if (part.getValue().has("description")) {
                    page.append(part.getValue().path("description").asText()).append("\n");
                }
                page.append('\n');
                table(part.getValue());
            }
        }
        return page.toString();
    }

    private void table(JsonNode object) {
        if (object.has("oneOf") && !object.has("properties")) {
            for (JsonNode variant : object.path("oneOf")) {
                table(variant);
                page.append('\n');
            }
            return;
        }
        List<String> required = new ArrayList<>();
        object.path("required").forEach(key -> required.add(key.asText()));
        page.append("| key | value | if it is not there | meaning |\n|---|---|---|---|\n");
        for (Map.Entry<String, JsonNode> key : object.path("properties").properties()) {
            String name = "`" + key.getKey() + "`";
            JsonNode value = key.getValue();
            row(required.contains(key.getKey()) ? "**" + name + "**" : name, value);
        }
        if (object.path("additionalProperties").isObject()) {
            row("any other", object.path("additionalProperties"));
        }
    }

    private void row(String name, JsonNode value) {
        String initial = value.has("default") ? "`" + value.path("default").asText() + "`" : "";
        page.append("| ")
                .append(name)
                .append(" | ")
                .append(escaped(kind(value)))
                .append(" | ");
        page.append(escaped(initial))
                .append(" | ")
                .append(escaped(meaning(value)))
                .append(" |\n");
    }

    private String meaning(JsonNode value) {
        String own = value.path("description").asText();
        return own.isEmpty() && value.has("$ref") && !isObject(target(value))
                ? target(value).path("description").asText()
                : own;
    }

    private String kind(JsonNode value) {
        if (value.has("$ref")) {
            String name = value.path("$ref").asText().substring("#/$defs/".length());
            if (name.equals("duration")) {
                return "duration, as `5 s`";
            }
            return isObject(target(value))
                    ? "[" + name + "](#" + name.toLowerCase(java.util.Locale.ROOT) + ")"
                    : kind(target(value));
        }
        if (value.has("const")) {
            return "`" + value.path("const").asText() + "`";
        }
        if (value.has("enum")) {
            return words(value.path("enum"));
        }
        if (value.has("oneOf")) {
            List<String> kinds = new ArrayList<>();
            value.path("oneOf").forEach(one -> kinds.add(kind(one)));
            return String.join(", or ", kinds);
        }
        if (value.path("type").isArray()) {
            return value.toString().contains("\"array\"") ? "value, or list of them" : "text";
        }
        return simple(value);
    }

    private String simple(JsonNode value) {
        return switch (value.path("type").asText()) {
            case "object" ->
                value.path("additionalProperties").isObject()
                        ? "by name: " + kind(value.path("additionalProperties"))
                        : value.path("properties").properties().stream()
                                .map(one -> "`" + one.getKey() + "`: " + kind(one.getValue()))
                                .collect(Collectors.joining(", ", "{", "}"));
            case "array" -> "list of " + (value.has("items") ? kind(value.path("items")) : "values");
            case "integer" -> "whole number" + range(value);
            case "number" -> "number" + range(value);
            case "boolean" -> "`true` or `false`";
            default -> value.has("pattern") ? "text, `" + value.path("pattern").asText() + "`" : "text";
        };
    }

    private static String range(JsonNode value) {
        String low = value.path("minimum").asText();
        String high = value.path("maximum").asText();
        if (low.isEmpty() && high.isEmpty()) {
            return "";
        }
        return high.isEmpty() ? ", " + low + " or more" : ", " + low + " to " + high;
    }

    private static String words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add("`" + word.asText() + "`"));
        return String.join(", ", words);
    }

    private JsonNode target(JsonNode reference) {
        return schema.at(reference.path("$ref").asText().substring(1));
    }

    private static boolean isObject(JsonNode definition) {
        return definition.path("properties").size() > 1
                || definition.path("oneOf").path(0).path("type").asText().equals("object");
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|");
    }
}
