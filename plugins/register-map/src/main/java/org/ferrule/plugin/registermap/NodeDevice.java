package org.ferrule.plugin.registermap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.ferrule.api.binding.Bindings.Call;
import org.ferrule.api.binding.Bindings.Conversion;
import org.ferrule.api.binding.Bindings.Item;
import org.ferrule.api.binding.Bindings.Operand;
import org.ferrule.api.binding.Bindings.Step;
import org.ferrule.api.binding.Bindings.Write;
import org.ferrule.api.binding.Source.Node;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaLink;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaValue;

/** A device behind an OPC UA server. */
final class NodeDevice implements Device {
    private final OpcUaLink link;
    private final NodePaths paths;

    NodeDevice(OpcUaLink link, NodePaths paths) {
        this.link = link;
        this.paths = paths;
    }

    @Override
    public Map<Item, Answer> read(Collection<Item> items) throws ConnectionException, DeviceException {
        List<Item> known = new ArrayList<>();
        List<OpcUaNodeId> nodes = new ArrayList<>();
        Map<Item, Answer> found = new LinkedHashMap<>();
        for (Item item : items) {
            Node node = (Node) item.source();
            Optional<OpcUaNodeId> id = paths.find(node);
            if (id.isPresent()) {
                known.add(item);
                nodes.add(id.get());
            } else {
                found.put(item, new Answer.Refused(NodePaths.missing(node)));
            }
        }
        if (!nodes.isEmpty()) {
            List<OpcUaValue> values = link.read(nodes);
            for (int i = 0; i < known.size(); i++) {
                found.put(known.get(i), answer(values.get(i)));
            }
        }
        return found;
    }

    private static Answer answer(OpcUaValue value) {
        return new Answer.Judged(value.value(), value.quality(), value.sourceTime());
    }

    @Override
    public void write(Item item, Value value) throws ConnectionException, DeviceException {
        write((Node) item.target().orElseThrow(), value, item.conversion());
    }

    private void write(Node target, Value value, Conversion conversion) throws ConnectionException, DeviceException {
        OpcUaNodeId node = paths.require(target);
        link.write(node, outgoing(value, conversion));
    }

    /** The server converts to the variable's own type, so only what the binding converts is converted here. */
    private static Value outgoing(Value value, Conversion conversion) {
        boolean isAsItIs = conversion.scale() == 1
                && conversion.offset() == 0
                && conversion.words().isEmpty();
        if (isAsItIs) {
            return value;
        }
        Raw raw = Converter.toRaw(value, conversion);
        if (!raw.isNumber()) {
            return Value.text(raw.text());
        }
        return raw.text().equals(Long.toString(raw.bits())) ? Value.integer(raw.bits()) : Value.real(raw.number());
    }

    @Override
    public List<Returned> take(Step step, Map<String, Value> arguments) throws ConnectionException, DeviceException {
        if (step instanceof Write write) {
            write((Node) write.target(), operand(write.operand(), arguments), Conversion.NONE);
            return List.of();
        }
        if (!(step instanceof Call call)) {
            throw new IllegalStateException("no step of OPC UA: " + step);
        }
        List<Value> passed = call.operands().stream()
                .map(operand -> operand(operand, arguments))
                .toList();
        return link.call(paths.require(call.object()), paths.require(call.method()), passed).stream()
                .map(value -> new Returned("", value))
                .toList();
    }

    private static Value operand(Operand operand, Map<String, Value> arguments) {
        return operand.argument().isEmpty()
                ? operand.constant()
                : arguments.getOrDefault(operand.argument(), Value.absent());
    }

    /** Subscribes items; the consumer is called on a thread of the transport. */
    void subscribe(Map<Item, Duration> items, BiConsumer<Item, Answer> changed)
            throws ConnectionException, DeviceException {
        Map<Duration, Map<OpcUaNodeId, List<Item>>> byInterval = new HashMap<>();
        for (Map.Entry<Item, Duration> wanted : items.entrySet()) {
            Node node = (Node) wanted.getKey().source();
            Optional<OpcUaNodeId> id = paths.find(node);
            if (id.isEmpty()) {
                changed.accept(wanted.getKey(), new Answer.Refused(NodePaths.missing(node)));
                continue;
            }
            byInterval
                    .computeIfAbsent(wanted.getValue(), interval -> new LinkedHashMap<>())
                    .computeIfAbsent(id.get(), node2 -> new ArrayList<>())
                    .add(wanted.getKey());
        }
        for (Map.Entry<Duration, Map<OpcUaNodeId, List<Item>>> group : byInterval.entrySet()) {
            Map<OpcUaNodeId, List<Item>> nodes = group.getValue();
            link.subscribe(
                    List.copyOf(nodes.keySet()),
                    group.getKey(),
                    (node, value) ->
                            nodes.getOrDefault(node, List.of()).forEach(item -> changed.accept(item, answer(value))));
        }
    }
}
