package org.ferrule.core.descriptor;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.api.model.Range;
import org.ferrule.api.model.ValueType;
import org.ferrule.core.unit.ApprovedUnits;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.NodeReader;

/** Reads which values are allowed: type, unit, range, length, pattern, names. */
final class DomainReader {
    private final NodeReader reader;
    private final ApprovedUnits units;

    DomainReader(NodeReader reader, ApprovedUnits units) {
        this.reader = reader;
        this.units = units;
    }

    /** The domain; empty, with a mistake noted, if not even the type is known. */
    Optional<ValueDomain> read(ConfigSection section, DomainRules rules) {
        String unit = section.read("unit", this::unit).orElse("");
        Map<String, ValueType> types = new LinkedHashMap<>();
        rules.types().forEach(type -> types.put(type.name(), type));
        Optional<ValueType> type = section.require("type", "REAL", node -> reader.word(node, types));
        return type.map(known -> {
            checkUnit(section, known, rules);
            Optional<Range> range = range(section, known, rules.rangeKey());
            return new ValueDomain(known, unit, range, values(section, known), pattern(section, known));
        });
    }

    static boolean isNumber(ValueType type) {
        return type == ValueType.REAL || type == ValueType.INT;
    }

    private Optional<String> unit(ConfigNode node) {
        Optional<String> written = reader.text(node);
        if (written.isEmpty() || units.find(written.get()).isPresent()) {
            return written;
        }
        String question = units.suggest(written.get())
                .map(right -> " Did you mean '" + right + "'?")
                .orElse("");
        return reader.wrong(node, "'" + written.get() + "' is not an approved unit." + question
                + " Units are UCUM codes from the approved list.");
    }

    private void checkUnit(ConfigSection section, ValueType type, DomainRules rules) {
        if (!isNumber(type) && section.has("unit")) {
            section.wrong("unit", type + " has no unit; only REAL and INT have one. Remove it.");
        }
        if (isNumber(type) && rules.needsUnit() && !section.has("unit")) {
            section.wrong("unit", "is missing: a " + type + " needs a unit. Write unit: \"1\" if it has no dimension.");
        }
    }

    private Optional<Range> range(ConfigSection section, ValueType type, String key) {
        if (type != ValueType.TEXT && section.has("length")) {
            section.wrong("length", type + " has no length; only TEXT has one. Remove it.");
        }
        if (type == ValueType.TEXT) {
            refuse(section, key, "TEXT has no range. Use length: [0, 16] or pattern.");
            return section.read("length", this::length);
        }
        if (type == ValueType.DURATION) {
            return section.read(key, node -> reader.range(node, this::seconds));
        }
        if (!isNumber(type)) {
            refuse(section, key, type + " has no range; only numbers and durations have one. Remove it.");
            return Optional.empty();
        }
        return section.read(key, node -> range(node, type));
    }

    /** A range of numbers; of whole numbers where the type is INT. */
    Optional<Range> range(ConfigNode node, ValueType type) {
        return type == ValueType.INT
                ? reader.range(node, end -> reader.integer(end).map(Long::doubleValue))
                : reader.range(node);
    }

    private Optional<Range> length(ConfigNode node) {
        Optional<Range> length = reader.range(node, end -> reader.integer(end).map(Long::doubleValue));
        return length.isPresent() && length.get().low() < 0
                ? reader.wrong(node, "a length cannot be negative.")
                : length;
    }

    private Optional<Double> seconds(ConfigNode node) {
        return reader.duration(node).map(Duration::toNanos).map(nanos -> nanos / 1e9);
    }

    private Map<Long, String> values(ConfigSection section, ValueType type) {
        if (type == ValueType.ENUM) {
            return section.require("values", "[OFF, ON]", new EnumValuesReader(reader)::read)
                    .orElse(Map.of());
        }
        refuse(section, "values", type + " has no values; only ENUM has them. Remove them.");
        return Map.of();
    }

    private String pattern(ConfigSection section, ValueType type) {
        if (type == ValueType.TEXT) {
            return section.read("pattern", reader::pattern).orElse("");
        }
        refuse(section, "pattern", type + " has no pattern; only TEXT has one. Remove it.");
        return "";
    }

    private static void refuse(ConfigSection section, String key, String message) {
        if (section.has(key)) {
            section.wrong(key, message);
        }
    }
}
