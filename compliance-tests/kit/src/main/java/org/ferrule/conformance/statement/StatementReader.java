package org.ferrule.conformance.statement;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ferrule.api.descriptor.ArgumentDescriptor;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Range;
import org.ferrule.core.spelling.Nearest;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.Mistakes;
import org.ferrule.core.yaml.MistakesException;
import org.ferrule.core.yaml.NodeReader;
import org.ferrule.core.yaml.YamlReader;

/** Reads a statement and checks it against the descriptor. What it leaves out is no mistake here: the kit reports it as not tested. */
public final class StatementReader {
    private static final List<String> KEYS = List.of(
            "conformance",
            "type",
            "level",
            "simulator",
            "links",
            "settings",
            "ready",
            "values",
            "states",
            "local",
            "commands",
            "alarms",
            "events",
            "wire",
            "within",
            "anonymous",
            "limits");
    private static final List<String> EVENTS =
            List.of("burst", "text", "overflow", "none", "unknown", "restored", "code", "known");
    private static final int HIGHEST = 3;
    private static final Duration ONLINE = Duration.ofSeconds(20);
    private static final Duration OFFLINE = Duration.ofSeconds(10);
    private static final Duration LONGEST_ONLINE = Duration.ofMinutes(2);
    private static final Duration LONGEST_OFFLINE = Duration.ofMinutes(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
    private static final Map<String, String> REASONS = Map.of(
            "online", "is as long as a check waits for a device to start.",
            "offline", "is as long as people may believe in values of a device that is gone.",
            "stop", "is the most that TIM-003 allows.");
    /** Of the range: the worth of the last digit. */
    private static final double COARSEST = 0.1;

    private final NodeReader reader;
    private final EquipmentDescriptor descriptor;

    private StatementReader(NodeReader reader, EquipmentDescriptor descriptor) {
        this.reader = reader;
        this.descriptor = descriptor;
    }

    /**
     * The statement in a file.
     *
     * @param name of the file, for the mistakes
     * @param types descriptors of the plugin, by type
     * @throws MistakesException with everything that is wrong
     */
    public static Statement read(String name, byte[] yaml, Map<String, EquipmentDescriptor> types)
            throws MistakesException {
        Mistakes mistakes = new Mistakes(name);
        NodeReader nodes = new NodeReader(mistakes);
        Optional<Statement> statement = new YamlReader(mistakes).read(yaml).flatMap(map -> {
            ConfigSection file = new ConfigSection(map, nodes);
            return descriptor(file, types).map(found -> new StatementReader(nodes, found).statement(file));
        });
        mistakes.throwIfAny();
        return statement.orElseThrow(() -> new IllegalStateException(name + " yielded neither statement nor mistake"));
    }

    private static Optional<EquipmentDescriptor> descriptor(
            ConfigSection file, Map<String, EquipmentDescriptor> types) {
        String type =
                file.requireText("type", types.keySet().stream().findFirst().orElse("example.pump"));
        if (!type.isEmpty() && !types.containsKey(type)) {
            file.wrong(
                    "type",
                    "'" + type + "' is no type that this plugin describes." + Nearest.question(type, types.keySet()));
        }
        return Optional.ofNullable(types.get(type));
    }

    private Statement statement(ConfigSection file) {
        file.acceptOnly("key", "A conformance statement", KEYS);
        long version = file.require("conformance", "1", reader::integer).orElse(1L);
        if (version != 1) {
            file.wrong("conformance", "this kit reads statements of version 1, but this is version " + version + ".");
        }
        long level = file.require("level", "3", reader::integer).orElse(1L);
        if (level < 1 || level > HIGHEST) {
            file.wrong("level", level + " is no level. Write 1, 2 or 3.");
        }
        return new Statement(
                descriptor.type(),
                (int) level,
                simulator(file),
                links(file),
                file.section("settings").map(this::texts).orElse(Map.of()),
                orders(file, "ready"),
                parts(file, "values", ids(descriptor.parameters()), this::truth),
                states(file),
                orders(file, "local"),
                parts(file, "commands", ids(descriptor.commands()), this::trial),
                parts(file, "alarms", ids(descriptor.alarms()), (id, node) -> provocation(node)),
                events(file),
                orders(file, "wire"),
                limits(file),
                file.text("anonymous").orElse(""),
                parts(file, "limits", ids(descriptor.parameters()), (id, node) -> reader.range(node)));
    }

    private Statement.Simulator simulator(ConfigSection file) {
        Optional<ConfigNode> node = file.require("simulator", "[arc-do, --unit-id, \"1\"]", Optional::of);
        if (node.isPresent() && node.get() instanceof ConfigNode.Mapping map) {
            ConfigSection other = new ConfigSection(map, reader);
            other.acceptOnly("key", "A simulator", List.of("program"));
            return new Statement.Simulator(
                    false,
                    other.require("program", "[python3, device.py]", this::words)
                            .orElse(List.of()));
        }
        return new Statement.Simulator(true, node.flatMap(this::words).orElse(List.of()));
    }

    private Optional<List<String>> words(ConfigNode node) {
        Optional<List<String>> words = reader.list(node)
                .map(list -> list.items().stream()
                        .flatMap(item -> reader.text(item).stream())
                        .toList());
        return words.filter(List::isEmpty).isPresent()
                ? reader.wrong(node, "is empty. Write what to start, for example [arc-do].")
                : words;
    }

    private Map<String, Map<String, String>> links(ConfigSection file) {
        Map<String, Map<String, String>> links = new LinkedHashMap<>();
        file.sections("links").forEach(link -> links.put(link.name(), texts(link.section())));
        return links;
    }

    private Map<String, String> texts(ConfigSection section) {
        Map<String, String> texts = new LinkedHashMap<>();
        section.entries().forEach(entry -> reader.text(entry.value()).ifPresent(text -> texts.put(entry.key(), text)));
        return texts;
    }

    private static <I> Map<String, I> ids(Map<I, ?> declared) {
        return declared.keySet().stream()
                .collect(Collectors.toMap(Object::toString, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    /** A section whose keys are ids of the descriptor. */
    private <I, T> Map<I, T> parts(
            ConfigSection file, String key, Map<String, I> declared, BiFunction<I, ConfigNode, Optional<T>> read) {
        Map<I, T> parts = new LinkedHashMap<>();
        for (ConfigNode.Entry entry :
                file.section(key).map(ConfigSection::entries).orElse(List.of())) {
            I id = declared.get(entry.key());
            if (id == null) {
                reader.mistakes()
                        .add(
                                entry.place(),
                                entry.path(),
                                "is not declared by the descriptor."
                                        + Nearest.question(entry.key(), declared.keySet()));
            } else {
                read.apply(id, entry.value()).ifPresent(part -> parts.put(id, part));
            }
        }
        return parts;
    }

    /** One order or several. */
    private List<String> orders(ConfigSection section, String key) {
        return section.node(key).map(this::orders).orElse(List.of());
    }

    private List<String> orders(ConfigNode node) {
        return node instanceof ConfigNode.Sequence list
                ? list.items().stream()
                        .flatMap(item -> reader.text(item).stream())
                        .toList()
                : reader.text(node).map(List::of).orElse(List.of());
    }

    private Map<FunctionalState, List<String>> states(ConfigSection file) {
        Map<String, FunctionalState> known = Stream.of(FunctionalState.values())
                .collect(Collectors.toMap(Enum::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        return parts(file, "states", known, (state, node) -> Optional.of(orders(node)));
    }

    private Optional<Statement.Truth> truth(ParameterId id, ConfigNode node) {
        return reader.section(node).map(section -> {
            section.acceptOnly(
                    "key",
                    "A value",
                    List.of("quantity", "derived", "fault", "panel", "resolution", "range", "examples"));
            String derived = section.text("derived").orElse("");
            String quantity = section.text("quantity").orElse(derived.isEmpty() ? id.toString() : "");
            if (!derived.isEmpty() && !quantity.isEmpty()) {
                section.wrong("derived", "has a quantity as well. Write the one or the other.");
            }
            Optional<Range> range = section.node("range").flatMap(reader::range);
            return new Statement.Truth(
                    quantity,
                    derived,
                    section.text("fault").orElse(""),
                    section.text("panel").orElse(""),
                    resolution(section, range.or(() -> physical(id))),
                    range,
                    orders(section, "examples"));
        });
    }

    private Optional<Range> physical(ParameterId id) {
        return Optional.ofNullable(descriptor.parameters().get(id)).flatMap(ParameterDescriptor::instrumentRange);
    }

    /** So coarse that any value were right it must not be: the kit would find nothing wrong. */
    private static double resolution(ConfigSection section, Optional<Range> range) {
        double resolution = section.real("resolution").orElse(0.0);
        double coarsest = range.map(all -> (all.high() - all.low()) * COARSEST).orElse(Double.MAX_VALUE);
        if (!(resolution >= 0 && resolution <= coarsest)) {
            section.wrong(
                    "resolution",
                    resolution + " is no worth of a last digit"
                            + range.map(all -> " in " + all + ".").orElse(".")
                            + " Write 0 or more, and at most a tenth of the range.");
        }
        return resolution;
    }

    private Optional<Statement.Trial> trial(CommandId id, ConfigNode node) {
        return reader.section(node).map(section -> {
            section.acceptOnly(
                    "key", "A command", List.of("arguments", "act", "before", "after", "meanwhile", "refusal", "code"));
            Map<String, String> arguments =
                    section.section("arguments").map(this::texts).orElse(Map.of());
            List<String> declared = argumentsOf(id);
            arguments.keySet().stream()
                    .filter(name -> !declared.contains(name))
                    .forEach(name -> section.wrong(
                            "arguments",
                            "'" + name + "' is no argument of " + id + "." + Nearest.question(name, declared)));
            return new Statement.Trial(
                    arguments,
                    isQuery(id) ? section.text("act").orElse("") : section.requireText("act", id.toString()),
                    orders(section, "before"),
                    commands(section, "after"),
                    orders(section, "meanwhile"),
                    section.text("refusal").orElse(""),
                    section.text("code").orElse(""));
        });
    }

    private boolean isQuery(CommandId id) {
        return Optional.ofNullable(descriptor.commands().get(id))
                .filter(command -> command.effect() == CommandDescriptor.Effect.QUERY)
                .isPresent();
    }

    private List<CommandId> commands(ConfigSection section, String key) {
        Map<String, CommandId> declared = ids(descriptor.commands());
        List<String> names = orders(section, key);
        names.stream()
                .filter(name -> !declared.containsKey(name))
                .forEach(name -> section.wrong(
                        key, "'" + name + "' is no command." + Nearest.question(name, declared.keySet())));
        return names.stream()
                .flatMap(name -> Optional.ofNullable(declared.get(name)).stream())
                .toList();
    }

    private List<String> argumentsOf(CommandId id) {
        return Optional.ofNullable(descriptor.commands().get(id))
                .map(command -> command.arguments().stream()
                        .map(ArgumentDescriptor::name)
                        .toList())
                .orElse(List.of());
    }

    private Statement.Events events(ConfigSection file) {
        Optional<ConfigSection> section = file.section("events");
        section.ifPresent(given -> given.acceptOnly("key", "What is told of events", EVENTS));
        List<String> texts = EVENTS.stream()
                .map(key -> section.flatMap(given -> given.text(key)).orElse(""))
                .toList();
        return new Statement.Events(
                texts.get(0),
                texts.get(1),
                texts.get(2),
                texts.get(3),
                texts.get(4),
                texts.get(5),
                texts.get(6),
                texts.get(7));
    }

    private Optional<Statement.Provocation> provocation(ConfigNode node) {
        return reader.section(node).map(section -> {
            section.acceptOnly("key", "An alarm", List.of("raise", "clear"));
            section.require("raise", "nan on", Optional::of);
            section.require("clear", "nan off", Optional::of);
            return new Statement.Provocation(orders(section, "raise"), orders(section, "clear"));
        });
    }

    private Statement.Limits limits(ConfigSection file) {
        Optional<ConfigSection> within = file.section("within");
        within.ifPresent(section -> section.acceptOnly("key", "within", List.of("online", "offline", "stop")));
        return new Statement.Limits(
                limit(within, "online", ONLINE, LONGEST_ONLINE),
                limit(within, "offline", OFFLINE, LONGEST_OFFLINE),
                limit(within, "stop", LONGEST_STOP, LONGEST_STOP));
    }

    private static Duration limit(Optional<ConfigSection> within, String key, Duration usual, Duration longest) {
        Duration limit = within.flatMap(section -> section.duration(key)).orElse(usual);
        if (limit.isNegative() || limit.isZero() || limit.compareTo(longest) > 0) {
            within.ifPresent(section -> section.wrong(
                    key, "must be more than 0 s and at most " + longest.toSeconds() + " s, which " + REASONS.get(key)));
        }
        return limit;
    }
}
