package org.ferrule.core.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Range;
import org.ferrule.core.descriptor.ValueReader;
import org.ferrule.core.spelling.Nearest;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.NodeReader;

/** Reads the limits that a site sets for one equipment; they can only narrow what the descriptor allows. */
final class LimitReader {
    private final NodeReader reader;
    private final EquipmentDescriptor descriptor;

    LimitReader(NodeReader reader, EquipmentDescriptor descriptor) {
        this.reader = reader;
        this.descriptor = descriptor;
    }

    Map<ParameterId, Range> read(ConfigSection equipment) {
        Map<ParameterId, Range> limits = new LinkedHashMap<>();
        equipment
                .section("limits")
                .ifPresent(section -> section.entries()
                        .forEach(entry -> parameter(entry)
                                .ifPresent(parameter -> range(entry.value(), parameter)
                                        .ifPresent(range -> limits.put(parameter.id(), range)))));
        return limits;
    }

    private Optional<ParameterDescriptor> parameter(ConfigNode.Entry entry) {
        List<String> writable = descriptor.parameters().values().stream()
                .filter(parameter ->
                        parameter.isWritable() && parameter.domain().range().isPresent())
                .map(parameter -> parameter.id().value())
                .toList();
        Optional<ParameterDescriptor> parameter = descriptor.parameters().values().stream()
                .filter(candidate -> candidate.id().value().equals(entry.key()))
                .findFirst();
        if (parameter.isPresent() && writable.contains(entry.key())) {
            return parameter;
        }
        String what = parameter.isEmpty()
                ? "unknown parameter." + Nearest.question(entry.key(), writable)
                : parameter.get().isWritable()
                        ? "has no range that could be limited."
                        : "can only be read, so there is nothing to limit.";
        String accepted =
                writable.isEmpty() ? "nothing that can be limited" : "limits for: " + String.join(", ", writable);
        reader.mistakes()
                .add(entry.place(), entry.path(), what + " " + descriptor.type() + " accepts " + accepted + ".");
        return Optional.empty();
    }

    private Optional<Range> range(ConfigNode node, ParameterDescriptor parameter) {
        ValueReader values = new ValueReader(reader);
        Optional<Range> range = reader.range(node, end -> values.number(end, parameter.domain()));
        Optional<Range> allowed = parameter.domain().range();
        if (range.isPresent() && allowed.isPresent() && !allowed.get().encloses(range.get())) {
            String unit = parameter.domain().unit().isEmpty()
                    ? ""
                    : " " + parameter.domain().unit();
            return reader.wrong(
                    node,
                    written(node) + " is wider than the device's operating range " + allowed.get() + unit
                            + ". Limits may only narrow.");
        }
        return range;
    }

    private static String written(ConfigNode node) {
        return node instanceof ConfigNode.Sequence list
                ? list.items().stream()
                        .map(item -> item instanceof ConfigNode.Scalar scalar ? scalar.text() : item.describe())
                        .collect(java.util.stream.Collectors.joining(", ", "[", "]"))
                : node.describe();
    }
}
