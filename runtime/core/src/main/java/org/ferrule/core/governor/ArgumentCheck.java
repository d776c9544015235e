package org.ferrule.core.governor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.ArgumentDescriptor;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.Value;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.spelling.Nearest;

/** Reads a command's arguments as the descriptor declares them. */
final class ArgumentCheck {
    private ArgumentCheck() {}

    /** Every argument that was given or has a default. */
    static Map<String, Value> read(CommandDescriptor command, Map<String, String> given) throws RefusedException {
        List<String> declared =
                command.arguments().stream().map(ArgumentDescriptor::name).toList();
        for (String name : given.keySet()) {
            if (!declared.contains(name)) {
                throw new RefusedException(
                        ErrorCode.VALIDATION,
                        "command " + command.id() + " has no argument '" + name + "'. " + Nearest.hint(name, declared));
            }
        }
        Map<String, Value> values = new LinkedHashMap<>();
        for (ArgumentDescriptor argument : command.arguments()) {
            value(command, argument, given).ifPresent(value -> values.put(argument.name(), value));
        }
        return values;
    }

    private static Optional<Value> value(
            CommandDescriptor command, ArgumentDescriptor argument, Map<String, String> given) throws RefusedException {
        String what = "argument " + argument.name() + " of command " + command.id();
        String text = given.get(argument.name());
        if (text == null) {
            if (argument.isRequired() && argument.defaultValue().isEmpty()) {
                String unit = argument.domain().unit();
                String form = argument.domain().type() + (unit.isEmpty() ? "" : " in " + unit);
                throw new RefusedException(ErrorCode.VALIDATION, what + " is missing: give a " + form + ".");
            }
            return argument.defaultValue();
        }
        Value value = new ValueParser(what, argument.domain()).parse(text);
        Limits.check(what, value, argument.domain(), Optional.empty());
        return Optional.of(value);
    }
}
