package org.ferrule.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.ferrule.api.model.Value;

/** Values as JSON: numbers and booleans as such, everything else as text, lists and structures nested; absent is null. */
final class ValueJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ValueJson() {}

    static JsonNode of(Value value) {
        if (value instanceof Value.Real real) {
            // JSON has no NaN and no infinity; both are never good and say nothing as numbers.
            return Double.isFinite(real.value()) ? NODES.numberNode(real.value()) : NODES.nullNode();
        } else if (value instanceof Value.Int integer) {
            return NODES.numberNode(integer.value());
        } else if (value instanceof Value.Bool bool) {
            return NODES.booleanNode(bool.value());
        } else if (value instanceof Value.Absent) {
            return NODES.nullNode();
        } else if (value instanceof Value.Items items) {
            ArrayNode array = NODES.arrayNode();
            items.items().forEach(item -> array.add(of(item)));
            return array;
        } else if (value instanceof Value.Struct struct) {
            ObjectNode object = NODES.objectNode();
            struct.fields().forEach((name, field) -> object.set(name, of(field)));
            return object;
        } else if (value instanceof Value.Table table) {
            ArrayNode rows = NODES.arrayNode();
            table.rows().forEach(row -> rows.add(of(new Value.Items(row))));
            ObjectNode object = NODES.objectNode();
            ArrayNode columns = object.putArray("columns");
            table.columns().forEach(columns::add);
            object.set("rows", rows);
            return object;
        } else if (value instanceof Value.Bytes bytes) {
            return NODES.objectNode().put("contentType", bytes.contentType()).put("base64", bytes.content());
        }
        return NODES.textNode(value.text());
    }
}
