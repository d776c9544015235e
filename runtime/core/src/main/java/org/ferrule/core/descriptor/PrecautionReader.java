package org.ferrule.core.descriptor;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.ferrule.api.descriptor.Interlock;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.descriptor.Precautions;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Value;
import org.ferrule.api.model.ValueType;
import org.ferrule.core.spelling.Nearest;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.NodeReader;

/** Reads what must hold before a command is executed or a parameter written. */
final class PrecautionReader {
    static final String REASON = "reason";
    static final String CONTEXT = "context";
    static final String INTERLOCKS = "interlocks";
    /** What a command or a writable parameter may demand. */
    static final List<String> KEYS = List.of(REASON, CONTEXT, INTERLOCKS);

    private static final List<String> INTERLOCK_KEYS = List.of("parameter", "is", "message");
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]*");
    /** Types whose values can be told apart exactly. */
    private static final Set<ValueType> TYPES =
            EnumSet.of(ValueType.BOOL, ValueType.INT, ValueType.TEXT, ValueType.ENUM);

    private static final Map<String, Boolean> REASONS = reasons();

    private final NodeReader reader;
    private final Map<ParameterId, ParameterDescriptor> parameters;

    /** Interlocks may depend on these parameters. */
    PrecautionReader(NodeReader reader, Map<ParameterId, ParameterDescriptor> parameters) {
        this.reader = reader;
        this.parameters = parameters;
    }

    Precautions read(ConfigSection section) {
        boolean needsReason =
                section.read(REASON, node -> reader.word(node, REASONS)).orElse(false);
        List<Interlock> interlocks = new ArrayList<>();
        for (ConfigSection.NamedSection named : section.sections(INTERLOCKS)) {
            interlock(named).ifPresent(interlocks::add);
        }
        return new Precautions(needsReason, context(section), interlocks);
    }

    private List<String> context(ConfigSection section) {
        List<String> names = new ArrayList<>();
        for (ConfigNode node : section.items(CONTEXT)) {
            reader.text(node).ifPresent(name -> {
                if (NAME.matcher(name).matches()) {
                    names.add(name);
                } else {
                    reader.mistakes().add(node, isNoName(name));
                }
            });
        }
        return names;
    }

    private static String isNoName(String name) {
        return "'" + name + "' is no name here: use a lower-case letter, then letters and digits.";
    }

    private Optional<Interlock> interlock(ConfigSection.NamedSection named) {
        ConfigSection section = named.section();
        section.acceptOnly("key", "An interlock", INTERLOCK_KEYS);
        if (!NAME.matcher(named.name()).matches()) {
            section.wrong(isNoName(named.name()));
        }
        String message = section.requireText("message", "Close the door");
        Optional<ParameterDescriptor> parameter = section.require("parameter", "door", this::parameter);
        Optional<ConfigNode> is = section.require("is", "[CLOSED, LOCKED]", Optional::of);
        if (parameter.isEmpty()
                || is.isEmpty()
                || isWithoutValues(parameter.get().domain())) {
            return Optional.empty();
        }
        List<Value> allowed = values(is.get(), parameter.get().domain());
        return allowed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Interlock(named.name(), parameter.get().id(), allowed, message));
    }

    private Optional<ParameterDescriptor> parameter(ConfigNode node) {
        Optional<String> name = reader.text(node);
        Optional<ParameterDescriptor> declared = parameters.values().stream()
                .filter(p -> name.equals(Optional.of(p.id().value())))
                .findFirst();
        if (name.isPresent() && declared.isEmpty()) {
            return reader.wrong(
                    node,
                    "there is no parameter '" + name.get() + "'." + Nearest.question(name.get(), names())
                            + " Declare it under parameters:.");
        }
        return declared.filter(p -> isExact(node, p.domain()));
    }

    private List<String> names() {
        return parameters.keySet().stream().map(ParameterId::value).toList();
    }

    private boolean isExact(ConfigNode node, ValueDomain domain) {
        boolean isExact = TYPES.contains(domain.type());
        if (!isExact) {
            reader.mistakes()
                    .add(
                            node,
                            "an interlock compares exact values, which " + domain.type()
                                    + " does not have. Choose a parameter of type BOOL, INT, TEXT or ENUM.");
        }
        return isExact;
    }

    /** Its own mistake, which has been noted. */
    private static boolean isWithoutValues(ValueDomain domain) {
        return domain.type() == ValueType.ENUM && domain.values().isEmpty();
    }

    private List<Value> values(ConfigNode node, ValueDomain domain) {
        List<ConfigNode> nodes = node instanceof ConfigNode.Sequence list ? list.items() : List.of(node);
        if (nodes.isEmpty()) {
            reader.mistakes().add(node, "an empty list allows nothing. Name the values that it may have.");
        }
        ValueReader values = new ValueReader(reader);
        List<Value> allowed = new ArrayList<>();
        nodes.forEach(one -> values.read(one, domain).ifPresent(allowed::add));
        return allowed;
    }

    private static Map<String, Boolean> reasons() {
        Map<String, Boolean> words = new LinkedHashMap<>();
        words.put("optional", false);
        words.put("required", true);
        return words;
    }
}
