package org.ferrule.architecture.readme;

import static org.ferrule.architecture.readme.Markdown.code;
import static org.ferrule.architecture.readme.Markdown.orNothing;

import java.util.List;
import java.util.stream.Collectors;
import org.ferrule.api.descriptor.ArgumentDescriptor;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.CommandDescriptor.Risk;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.descriptor.SettingDescriptor;

/** What a plugin's README says of one descriptor: settings, parameters, commands. */
record DescriptorTables(EquipmentDescriptor descriptor) {
    String markdown() {
        String title = "`" + descriptor.type() + "` " + descriptor.identity().version() + ", profile `"
                + descriptor.identity().profile() + "`\n";
        return List.of(title, settings(), parameters(), commands()).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private String settings() {
        return Markdown.table(
                List.of("setting", "value", "default", ""),
                descriptor.settings().values().stream()
                        .map(setting ->
                                List.of(code(setting.name()), kind(setting), fallback(setting), setting.description()))
                        .toList());
    }

    private static String kind(SettingDescriptor setting) {
        if (setting.isSecret()) {
            return "`{secret: NAME}`";
        }
        return setting.link()
                .map(kind -> "link of kind `" + kind + "`")
                .orElseGet(() -> Markdown.domain(setting.domain(), Markdown.range(setting.domain())));
    }

    private static String fallback(SettingDescriptor setting) {
        return setting.isRequired()
                ? "required"
                : setting.defaultValue()
                        .map(value -> code(Markdown.value(value)))
                        .orElse(Markdown.NOTHING);
    }

    private String parameters() {
        return Markdown.table(
                List.of("parameter", "type, unit", "access", "every", ""),
                descriptor.parameters().values().stream()
                        .map(parameter -> List.of(
                                code(parameter.id().value()),
                                Markdown.domain(parameter.domain(), range(parameter)),
                                parameter.isWritable() ? "read, write" : "read",
                                (parameter.isPolled() ? "" : "pushed, ")
                                        + Markdown.duration(
                                                parameter.acquisition().every()),
                                parameter.description()))
                        .toList());
    }

    /** What may be written, or what can be measured. */
    private static String range(ParameterDescriptor parameter) {
        String written = Markdown.range(parameter.domain());
        return written.isEmpty()
                ? parameter.instrumentRange().map(Object::toString).orElse("")
                : written;
    }

    private String commands() {
        return Markdown.table(
                List.of("command", "arguments", "results", "effect", ""),
                descriptor.commands().values().stream()
                        .map(command -> List.of(
                                code(command.id().value()),
                                values(command.arguments()),
                                values(command.results()),
                                effect(command),
                                command.description()))
                        .toList());
    }

    private static String values(List<ArgumentDescriptor> values) {
        return orNothing(values.stream()
                .map(value -> code(value.name()) + " " + domain(value))
                .collect(Collectors.joining("; ")));
    }

    private static String domain(ArgumentDescriptor value) {
        return value.setPointOf().isEmpty()
                ? Markdown.domain(value.domain(), Markdown.range(value.domain()))
                : value.domain().type() + ", set-point of " + code(value.setPointOf());
    }

    private static String effect(CommandDescriptor command) {
        return command.effect()
                + (command.risk() == Risk.NORMAL ? "" : ", " + command.risk())
                + (command.isRecallable() ? ", recallable" : "");
    }
}
