package org.ferrule.core.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.CommandDescriptor.Risk;
import org.ferrule.api.model.ValueType;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.NodeReader;

/** Reads the file of profiles. */
final class ProfileReader {
    private static final List<String> KEYS =
            List.of("needsFunctionalUnit", "parameters", "optional", "oneOf", "commands", "alarms");

    private final NodeReader reader;

    ProfileReader(NodeReader reader) {
        this.reader = reader;
    }

    Map<String, Profile> readAll(ConfigSection file) {
        Map<String, Profile> profiles = new LinkedHashMap<>();
        for (ConfigNode.Entry entry : file.entries()) {
            reader.section(entry.value()).ifPresent(section -> profiles.put(entry.key(), read(entry.key(), section)));
        }
        return profiles;
    }

    private Profile read(String name, ConfigSection section) {
        section.acceptOnly("key", "A profile", KEYS);
        return new Profile(
                name,
                section.bool("needsFunctionalUnit").orElse(false),
                section.section("parameters").map(this::parameters).orElse(Map.of()),
                section.section("optional").map(this::parameters).orElse(Map.of()),
                choices(section),
                commands(section),
                texts(section, "alarms"));
    }

    private Map<String, ParameterPart> parameters(ConfigSection section) {
        Map<String, ParameterPart> parts = new LinkedHashMap<>();
        for (ConfigNode.Entry entry : section.entries()) {
            reader.section(entry.value()).flatMap(this::part).ifPresent(part -> parts.put(entry.key(), part));
        }
        return parts;
    }

    private Optional<ParameterPart> part(ConfigSection section) {
        section.acceptOnly("key", "A part", List.of("type", "unit", "access", "values"));
        boolean isWritable = section.text("access").filter("readWrite"::equals).isPresent();
        return section.require("type", "REAL", node -> reader.word(node, ValueType.class))
                .map(type -> new ParameterPart(type, texts(section, "unit"), isWritable, texts(section, "values")));
    }

    private List<List<Map<String, ParameterPart>>> choices(ConfigSection section) {
        List<List<Map<String, ParameterPart>>> choices = new ArrayList<>();
        for (ConfigNode choice : section.items("oneOf")) {
            List<Map<String, ParameterPart>> alternatives = new ArrayList<>();
            reader.list(choice)
                    .ifPresent(list -> list.items()
                            .forEach(alternative -> reader.section(alternative)
                                    .map(this::parameters)
                                    .ifPresent(alternatives::add)));
            choices.add(alternatives);
        }
        return choices;
    }

    private Map<String, Profile.CommandPart> commands(ConfigSection section) {
        Map<String, Profile.CommandPart> commands = new LinkedHashMap<>();
        for (ConfigSection.NamedSection named : section.sections("commands")) {
            named.section().acceptOnly("key", "A command", List.of("arguments", "risk", "interlocks", "context"));
            Risk risk = named.section().word("risk", Risk.class).orElse(Risk.NORMAL);
            Map<String, List<String>> interlocks = new LinkedHashMap<>();
            named.section()
                    .section("interlocks")
                    .ifPresent(all -> all.entries().forEach(one -> interlocks.put(one.key(), texts(all, one.key()))));
            commands.put(
                    named.name(),
                    new Profile.CommandPart(
                            texts(named.section(), "arguments"), risk, interlocks, texts(named.section(), "context")));
        }
        return commands;
    }

    private List<String> texts(ConfigSection section, String key) {
        return section.items(key).stream()
                .flatMap(item -> reader.text(item).stream())
                .toList();
    }
}
