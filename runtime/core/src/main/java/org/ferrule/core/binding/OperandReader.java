package org.ferrule.core.binding;

import java.util.List;
import java.util.Optional;
import org.ferrule.api.binding.Bindings.Operand;
import org.ferrule.api.descriptor.ArgumentDescriptor;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.model.Value;
import org.ferrule.core.spelling.Nearest;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.NodeReader;

/** Reads what a step of a command passes to the device: a constant, or one of the command's arguments. */
final class OperandReader {
    private static final String ARGUMENT = "argument";
    private static final String VALUE = "value";

    private final NodeReader reader;

    OperandReader(NodeReader reader) {
        this.reader = reader;
    }

    /** The operand under {@code value} or {@code argument}. */
    Optional<Operand> read(ConfigSection step, CommandDescriptor command) {
        if (step.has(VALUE) == step.has(ARGUMENT)) {
            step.wrong("must say what is written: value: with a constant, or argument: with the name of an argument.");
            return Optional.empty();
        }
        return step.has(VALUE)
                ? step.read(VALUE, this::constant)
                : step.read(ARGUMENT, node -> argument(node, command));
    }

    /** The argument that a node names. */
    Optional<Operand> argument(ConfigNode node, CommandDescriptor command) {
        Optional<String> name = reader.text(node);
        List<String> declared =
                command.arguments().stream().map(ArgumentDescriptor::name).toList();
        if (name.isPresent() && !declared.contains(name.get())) {
            return reader.wrong(
                    node,
                    "command '" + command.id() + "' has no argument '" + name.get() + "'. "
                            + Nearest.hint(name.get(), declared));
        }
        boolean isCertain = command.arguments().stream()
                .filter(argument -> name.equals(Optional.of(argument.name())))
                .allMatch(argument ->
                        argument.isRequired() || argument.defaultValue().isPresent());
        if (!isCertain) {
            return reader.wrong(
                    node, "'" + name.orElse("") + "' may be missing when the command is given. Give it a default.");
        }
        return name.map(known -> new Operand(known, Value.absent()));
    }

    private Optional<Operand> constant(ConfigNode node) {
        Optional<String> text = reader.text(node);
        boolean isPlain = node instanceof ConfigNode.Scalar scalar && scalar.isPlain();
        return text.map(written -> new Operand("", isPlain ? plain(written) : Value.text(written)));
    }

    private static Value plain(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Value.bool(Boolean.parseBoolean(text));
        }
        if (text.matches("[-+]?[0-9]{1,18}")) {
            return Value.integer(Long.parseLong(text));
        }
        return text.matches("[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?")
                ? Value.real(Double.parseDouble(text))
                : Value.text(text);
    }
}
