package org.ferrule.core.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ferrule.api.descriptor.ArgumentDescriptor;
import org.ferrule.api.model.Value;
import org.ferrule.core.unit.ApprovedUnits;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.NodeReader;

/** Reads the arguments and results of a command. */
final class ArgumentReader {
    private static final List<String> ARGUMENT_KEYS = List.of(
            "type", "unit", "range", "values", "pattern", "length", "required", "default", "setPointOf", "description");
    private static final List<String> RESULT_KEYS =
            List.of("type", "unit", "range", "values", "pattern", "length", "description");
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]*");

    private final NodeReader reader;
    private final DomainReader domains;

    ArgumentReader(NodeReader reader, ApprovedUnits units) {
        this.reader = reader;
        this.domains = new DomainReader(reader, units);
    }

    List<ArgumentDescriptor> arguments(ConfigSection command) {
        return readAll(command, "arguments", ARGUMENT_KEYS, DomainRules.ARGUMENT);
    }

    List<ArgumentDescriptor> results(ConfigSection command) {
        return readAll(command, "results", RESULT_KEYS, DomainRules.RESULT);
    }

    private List<ArgumentDescriptor> readAll(ConfigSection command, String key, List<String> keys, DomainRules rules) {
        List<ArgumentDescriptor> all = new ArrayList<>();
        for (ConfigSection.NamedSection named : command.sections(key)) {
            ConfigSection section = named.section();
            section.acceptOnly("key", "Each of the " + key, keys);
            if (!NAME.matcher(named.name()).matches()) {
                section.wrong(
                        "'" + named.name() + "' is no name here: use a lower-case letter, then letters and digits.");
            }
            domains.read(section, rules).ifPresent(domain -> {
                Optional<Value> fallback = section.read("default", node -> new ValueReader(reader).read(node, domain));
                boolean isRequired = section.bool("required").orElse(fallback.isEmpty());
                String setPointOf = section.text("setPointOf").orElse("");
                String description = section.text("description").orElse("");
                all.add(new ArgumentDescriptor(named.name(), domain, isRequired, fallback, setPointOf, description));
            });
        }
        return all;
    }
}
