package org.ferrule.core.descriptor;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ferrule.api.descriptor.ArgumentDescriptor;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.model.ValueType;
import org.ferrule.core.yaml.ConfigSection;

/** An argument that gives a set-point must name parameters whose limits can hold for it, whatever the other arguments are. */
final class SetPointRules {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][a-zA-Z0-9]*)}");

    private final ConfigSection file;
    private final EquipmentDescriptor descriptor;

    SetPointRules(ConfigSection file, EquipmentDescriptor descriptor) {
        this.file = file;
        this.descriptor = descriptor;
    }

    void check() {
        for (ConfigSection.NamedSection command : file.sections("commands")) {
            for (ConfigSection.NamedSection argument : command.section().sections("arguments")) {
                descriptor.commands().values().stream()
                        .filter(declared -> declared.id().value().equals(command.name()))
                        .forEach(declared -> check(declared, argument));
            }
        }
    }

    private void check(CommandDescriptor command, ConfigSection.NamedSection argument) {
        command.arguments().stream()
                .filter(declared -> declared.name().equals(argument.name())
                        && !declared.setPointOf().isEmpty())
                .forEach(declared -> check(command, declared, argument.section()));
    }

    private void check(CommandDescriptor command, ArgumentDescriptor argument, ConfigSection section) {
        Matcher placeholder = PLACEHOLDER.matcher(argument.setPointOf());
        if (!placeholder.find()) {
            checkTarget(argument, argument.setPointOf(), section);
            return;
        }
        String name = placeholder.group(1);
        Map<Long, String> values = command.arguments().stream()
                .filter(other -> other.name().equals(name)
                        && other.isRequired()
                        && other.domain().type() == ValueType.ENUM)
                .map(other -> other.domain().values())
                .findFirst()
                .orElse(Map.of());
        if (values.isEmpty()) {
            section.wrong("setPointOf", "'{" + name + "}' must name a required ENUM argument of the same command.");
        }
        List.copyOf(values.values())
                .forEach(value ->
                        checkTarget(argument, argument.setPointOf().replace("{" + name + "}", value), section));
    }

    private void checkTarget(ArgumentDescriptor argument, String target, ConfigSection section) {
        boolean isSettable = descriptor.parameters().values().stream()
                .filter(parameter -> parameter.id().value().equals(target))
                .filter(ParameterDescriptor::isWritable)
                .anyMatch(parameter ->
                        parameter.domain().type() == argument.domain().type());
        if (!isSettable) {
            section.wrong(
                    "setPointOf",
                    "there is no writable parameter '" + target + "' of type "
                            + argument.domain().type() + ". Declare it under parameters:.");
        }
    }
}
