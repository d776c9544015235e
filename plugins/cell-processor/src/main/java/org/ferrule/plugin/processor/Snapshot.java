package org.ferrule.plugin.processor;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaLink;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaValue;

/** Several variables read in one request. */
record Snapshot(Map<OpcUaNodeId, OpcUaValue> values) {
    private static final OpcUaValue MISSING = new OpcUaValue(Value.absent(), Quality.BAD_NOT_SUPPORTED, null);

    static Snapshot read(OpcUaLink link, Collection<OpcUaNodeId> wanted) throws ConnectionException, DeviceException {
        List<OpcUaNodeId> nodes = wanted.stream().distinct().toList();
        Map<OpcUaNodeId, OpcUaValue> values = new HashMap<>();
        List<OpcUaValue> answers = nodes.isEmpty() ? List.of() : link.read(nodes);
        for (int i = 0; i < nodes.size(); i++) {
            values.put(nodes.get(i), answers.get(i));
        }
        return new Snapshot(values);
    }

    OpcUaValue sample(OpcUaNodeId node) {
        return values.getOrDefault(node, MISSING);
    }

    /** Empty if there is no such variable, or no good value. */
    Optional<Value> value(Optional<OpcUaNodeId> node) {
        return node.map(this::sample)
                .filter(sample -> !sample.quality().isBad())
                .map(OpcUaValue::value)
                .filter(value -> !(value instanceof Value.Absent));
    }

    String text(Optional<OpcUaNodeId> node) {
        return value(node).map(Value::text).orElse("");
    }

    long number(Optional<OpcUaNodeId> node) {
        return value(node)
                .filter(Value.Int.class::isInstance)
                .map(value -> ((Value.Int) value).value())
                .orElse(0L);
    }
}
