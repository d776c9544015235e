package org.ferrule.plugin.lads;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaLink;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaValue;
import org.jspecify.annotations.Nullable;

/** Several variables read in one request. A node that does not exist, or has no usable value, reads as empty. */
record Snapshot(Map<OpcUaNodeId, Value> values) {
    static Snapshot read(OpcUaLink link, Stream<@Nullable OpcUaNodeId> wanted)
            throws ConnectionException, DeviceException {
        List<OpcUaNodeId> nodes = wanted.filter(Objects::nonNull).distinct().toList();
        Map<OpcUaNodeId, Value> values = new HashMap<>();
        List<OpcUaValue> answers = nodes.isEmpty() ? List.of() : link.read(nodes);
        for (int i = 0; i < nodes.size(); i++) {
            if (!answers.get(i).quality().isBad()) {
                values.put(nodes.get(i), answers.get(i).value());
            }
        }
        return new Snapshot(values);
    }

    Optional<Long> number(@Nullable OpcUaNodeId node) {
        return value(node, Value.Int.class).map(Value.Int::value);
    }

    Optional<Double> real(@Nullable OpcUaNodeId node) {
        return Optional.ofNullable(node)
                .map(values::get)
                .filter(value -> value instanceof Value.Real || value instanceof Value.Int)
                .map(Value::number);
    }

    Optional<Instant> time(@Nullable OpcUaNodeId node) {
        return value(node, Value.Timestamp.class).map(Value.Timestamp::value);
    }

    Optional<String> text(@Nullable OpcUaNodeId node) {
        return value(node, Value.Text.class).map(Value.Text::value);
    }

    Optional<Boolean> truth(@Nullable OpcUaNodeId node) {
        return value(node, Value.Bool.class).map(Value.Bool::value);
    }

    private <T> Optional<T> value(@Nullable OpcUaNodeId node, Class<T> type) {
        return Optional.ofNullable(node)
                .map(values::get)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
