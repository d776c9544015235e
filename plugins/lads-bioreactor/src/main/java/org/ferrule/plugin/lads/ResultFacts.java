package org.ferrule.plugin.lads;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaReference;
import org.ferrule.api.transport.OpcUaValue;

/** What a result says of its run, as the command's results are declared. */
record ResultFacts(AddressSpace space, OpcUaNodeId result) {
    private static final Map<String, List<String>> PLACES = Map.ofEntries(
            Map.entry("runId", List.of("DeviceProgramRunId")),
            Map.entry("jobId", List.of("SupervisoryJobId")),
            Map.entry("taskId", List.of("SupervisoryTaskId")),
            Map.entry("program", List.of("ProgramTemplate", "DeviceTemplateId")),
            Map.entry("version", List.of("ProgramTemplate", "Version")),
            Map.entry("user", List.of("User")),
            Map.entry("client", List.of("ApplicationUri")),
            Map.entry("started", List.of("Started")),
            Map.entry("stopped", List.of("Stopped")),
            Map.entry("runtime", List.of("TotalRuntime")),
            Map.entry("pause", List.of("TotalPauseTime")),
            Map.entry("properties", List.of("Properties")),
            Map.entry("samples", List.of("Samples")));

    Map<String, Value> read() throws ConnectionException, DeviceException {
        List<String> names = new ArrayList<>();
        List<OpcUaNodeId> nodes = new ArrayList<>();
        for (Map.Entry<String, List<String>> place : PLACES.entrySet()) {
            space.find(result, place.getValue().toArray(String[]::new)).ifPresent(node -> {
                names.add(place.getKey());
                nodes.add(node);
            });
        }
        List<OpcUaValue> values = nodes.isEmpty() ? List.of() : space.link().read(nodes);
        Map<String, Value> facts = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Value value = values.get(i).value();
            if (!values.get(i).quality().isBad() && !(value instanceof Value.Absent)) {
                facts.put(names.get(i), converted(names.get(i), value));
            }
        }
        String variables = variables();
        if (!variables.isEmpty()) {
            facts.put("variables", Value.text(variables));
        }
        return facts;
    }

    private static Value converted(String name, Value value) {
        return switch (name) {
            case "started", "stopped" -> value;
            case "runtime", "pause" -> new Value.Span(Duration.ofMillis(Math.round(value.number())));
            case "properties", "samples" -> Value.text(words(value));
            default -> Value.text(value.text());
        };
    }

    /** Structures as people write them: {@code key=value; key=value}, and a sample by what it has. */
    private static String words(Value value) {
        return value instanceof Value.Items items
                ? items.items().stream().map(ResultFacts::item).collect(Collectors.joining("; "))
                : value.text();
    }

    private static String item(Value item) {
        if (!(item instanceof Value.Struct struct)) {
            return item.text();
        }
        Map<String, Value> fields = struct.fields();
        return fields.containsKey("Key")
                ? text(fields.get("Key")) + "=" + text(fields.get("Value"))
                : fields.entrySet().stream()
                        .filter(field -> !text(field.getValue()).isEmpty())
                        .map(field -> field.getKey() + " " + text(field.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String text(@org.jspecify.annotations.Nullable Value value) {
        return value == null || value instanceof Value.Absent ? "" : value.text();
    }

    private String variables() throws ConnectionException, DeviceException {
        Optional<OpcUaNodeId> set = space.find(result, "VariableSet");
        List<OpcUaReference> variables = set.isEmpty()
                ? List.of()
                : space.children(set.get()).stream()
                        .filter(child -> child.nodeClass() == OpcUaReference.NodeClass.VARIABLE)
                        .filter(child -> !child.browseName().equals("NodeVersion"))
                        .toList();
        List<OpcUaValue> values = variables.isEmpty()
                ? List.of()
                : space.link().read(variables.stream().map(OpcUaReference::node).toList());
        List<String> words = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            words.add(variables.get(i).browseName() + "=" + text(values.get(i).value()));
        }
        return String.join("; ", words);
    }
}
