package org.ferrule.core.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ferrule.api.binding.Bindings.Condition;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Value;
import org.ferrule.api.model.ValueType;
import org.ferrule.core.spelling.Nearest;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;

/** Reads what must be true of the device: {@code {parameter: door, is: CLOSED}}. */
final class ConditionReader {
    private static final List<String> KEYS = List.of("parameter", "is");
    private static final Set<ValueType> EXACT = Set.of(ValueType.BOOL, ValueType.INT, ValueType.TEXT, ValueType.ENUM);

    private final BindingScope scope;

    ConditionReader(BindingScope scope) {
        this.scope = scope;
    }

    Optional<Condition> read(ConfigNode node) {
        return scope.reader().section(node).flatMap(this::read);
    }

    private Optional<Condition> read(ConfigSection section) {
        section.acceptOnly("key", "A condition", KEYS);
        Optional<ParameterDescriptor> parameter = section.require("parameter", "door", this::parameter);
        Optional<ConfigNode> is = section.require("is", "CLOSED", Optional::of);
        if (parameter.isEmpty() || is.isEmpty()) {
            return Optional.empty();
        }
        List<ConfigNode> nodes = is.get() instanceof ConfigNode.Sequence list ? list.items() : List.of(is.get());
        List<Value> values = new ArrayList<>();
        nodes.forEach(one -> scope.values().apply(one, parameter.get().domain()).ifPresent(values::add));
        if (nodes.isEmpty()) {
            section.wrong("is", "an empty list is never true. Name the values.");
        }
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new Condition(parameter.get().id(), values));
    }

    /** The parameter that a node names. */
    Optional<ParameterDescriptor> parameter(ConfigNode node) {
        return declared(node)
                .filter(parameter -> EXACT.contains(parameter.domain().type())
                        || scope.reader()
                                .wrong(
                                        node,
                                        "a condition compares exact values, which "
                                                + parameter.domain().type()
                                                + " does not have. Choose a parameter of type BOOL, INT, TEXT or ENUM.")
                                .isPresent());
    }

    /** The parameter that a node names, whatever its type. */
    Optional<ParameterDescriptor> declared(ConfigNode node) {
        Optional<String> name = scope.reader().text(node);
        Optional<ParameterDescriptor> found = scope.descriptor().parameters().values().stream()
                .filter(parameter -> name.equals(Optional.of(parameter.id().value())))
                .findFirst();
        if (name.isPresent() && found.isEmpty() && !isWritten(name.get())) {
            List<String> names = scope.descriptor().parameters().keySet().stream()
                    .map(ParameterId::value)
                    .toList();
            return scope.reader()
                    .wrong(
                            node,
                            "there is no parameter '" + name.get() + "'." + Nearest.question(name.get(), names)
                                    + " Declare it under parameters:.");
        }
        return found;
    }

    /** One with a mistake of its own, which has been noted. */
    private boolean isWritten(String name) {
        return scope.file().section("parameters").filter(all -> all.has(name)).isPresent();
    }
}
