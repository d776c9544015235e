package org.ferrule.core.binding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrule.api.binding.Rule;
import org.ferrule.api.binding.Rule.Comparison;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.Quality;
import org.ferrule.core.spelling.Nearest;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.NodeReader;

/** Reads rules: what follows for quality, health and alarms when a field has a certain content. */
final class RuleReader {
    private static final List<String> KEYS = List.of("when", "quality", "health", "alarm");
    private static final Map<String, Comparison> COMPARISONS = comparisons();
    private static final Map<String, Quality> QUALITIES = qualities();

    private final BindingScope scope;
    private final NodeReader reader;

    RuleReader(BindingScope scope) {
        this.scope = scope;
        this.reader = scope.reader();
    }

    /** The rules under {@code rules}, about these fields. */
    List<Rule> readAll(ConfigSection owner, Collection<String> fields) {
        List<Rule> rules = new ArrayList<>();
        for (ConfigNode item : owner.items("rules")) {
            reader.section(item).flatMap(section -> read(section, fields)).ifPresent(rules::add);
        }
        return rules;
    }

    private Optional<Rule> read(ConfigSection section, Collection<String> fields) {
        section.acceptOnly("key", "A rule", KEYS);
        if (!section.has("quality") && !section.has("health") && !section.has("alarm")) {
            section.wrong("nothing follows from this rule. Add quality, health or alarm.");
        }
        Optional<Quality> quality = section.read("quality", node -> reader.word(node, QUALITIES));
        Optional<Health> health = section.word("health", Health.class);
        Optional<AlarmId> alarm = section.read("alarm", this::alarm);
        return section.require("when", "{status: {bits: [4]}}", reader::section)
                .flatMap(when -> when(when, fields))
                .map(test -> new Rule(test.field, test.comparison, test.operands, quality, health, alarm));
    }

    private Optional<AlarmId> alarm(ConfigNode node) {
        Optional<String> name = reader.text(node);
        Collection<AlarmId> declared = scope.descriptor().alarms().keySet();
        Optional<AlarmId> found = declared.stream()
                .filter(id -> name.equals(Optional.of(id.value())))
                .findFirst();
        if (name.isPresent() && found.isEmpty()) {
            return reader.wrong(
                    node,
                    "there is no alarm '" + name.get() + "'."
                            + Nearest.question(
                                    name.get(),
                                    declared.stream().map(AlarmId::value).toList())
                            + " Declare it under alarms:.");
        }
        return found;
    }

    private record Test(String field, Comparison comparison, List<String> operands) {}

    private Optional<Test> when(ConfigSection when, Collection<String> fields) {
        if (when.entries().size() != 1) {
            when.wrong("must name one field, for example {status: {bits: [4]}}. Write a rule for each.");
            return Optional.empty();
        }
        ConfigNode.Entry entry = when.entries().get(0);
        if (!fields.contains(entry.key()) && !entry.key().equals(Rule.RAW)) {
            reader.mistakes()
                    .add(
                            entry.place(),
                            entry.path(),
                            "there is no field '" + entry.key() + "' here. "
                                    + Nearest.hint(entry.key(), withRaw(fields)));
            return Optional.empty();
        }
        return reader.section(entry.value()).flatMap(test -> test(entry.key(), test, fields));
    }

    private static List<String> withRaw(Collection<String> fields) {
        return Stream.concat(fields.stream(), Stream.of(Rule.RAW)).distinct().toList();
    }

    private Optional<Test> test(String field, ConfigSection test, Collection<String> fields) {
        test.acceptOnly("comparison", "A rule", COMPARISONS.keySet());
        if (test.entries().size() != 1) {
            test.wrong("must hold one comparison, for example {bits: [4]}. Write a rule for each.");
            return Optional.empty();
        }
        ConfigNode.Entry entry = test.entries().get(0);
        Comparison comparison = COMPARISONS.get(entry.key());
        if (comparison == null) {
            return Optional.empty();
        }
        List<String> operands = new ArrayList<>();
        List<ConfigNode> nodes =
                entry.value() instanceof ConfigNode.Sequence list ? list.items() : List.of(entry.value());
        nodes.forEach(node -> operand(comparison, node, fields).ifPresent(operands::add));
        if (nodes.isEmpty()) {
            test.wrong(entry.key(), "an empty list compares with nothing. Name at least one.");
        }
        return Optional.of(new Test(field, comparison, operands));
    }

    private Optional<String> operand(Comparison comparison, ConfigNode node, Collection<String> fields) {
        return switch (comparison) {
            case IS, IS_NOT -> reader.text(node);
            case BELOW, ABOVE ->
                node instanceof ConfigNode.Scalar scalar && fields.contains(scalar.text())
                        ? Optional.of(scalar.text())
                        : reader.real(node).map(String::valueOf);
            case ANY_BIT, OTHER_BIT -> {
                Optional<Long> bit = reader.integer(node);
                if (bit.isPresent() && (bit.get() < 0 || bit.get() > 63)) {
                    yield reader.wrong(node, "bit " + bit.get() + " is outside [0, 63]; bits count from 0.");
                }
                yield bit.map(String::valueOf);
            }
        };
    }

    private static Map<String, Comparison> comparisons() {
        Map<String, Comparison> words = new LinkedHashMap<>();
        words.put("is", Comparison.IS);
        words.put("isNot", Comparison.IS_NOT);
        words.put("below", Comparison.BELOW);
        words.put("above", Comparison.ABOVE);
        words.put("bits", Comparison.ANY_BIT);
        words.put("otherBits", Comparison.OTHER_BIT);
        return words;
    }

    private static Map<String, Quality> qualities() {
        Map<String, Quality> words = new LinkedHashMap<>();
        Stream.of(
                        Quality.GOOD_CLAMPED,
                        Quality.GOOD_LOCAL_OVERRIDE,
                        Quality.UNCERTAIN_LAST_USABLE_VALUE,
                        Quality.UNCERTAIN_SENSOR_NOT_ACCURATE,
                        Quality.UNCERTAIN_ENGINEERING_UNITS_EXCEEDED,
                        Quality.UNCERTAIN_SIMULATED_VALUE,
                        Quality.UNCERTAIN_SENSOR_CALIBRATION,
                        Quality.BAD_NOT_SUPPORTED,
                        Quality.BAD_CONFIGURATION_ERROR,
                        Quality.BAD_DEVICE_FAILURE,
                        Quality.BAD_SENSOR_FAILURE,
                        Quality.BAD_OUT_OF_SERVICE)
                .forEach(quality -> words.put(quality.name(), quality));
        return words;
    }
}
