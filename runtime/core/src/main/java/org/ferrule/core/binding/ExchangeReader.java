package org.ferrule.core.binding;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ferrule.api.binding.Block.Exchange;
import org.ferrule.api.descriptor.SettingDescriptor;
import org.ferrule.core.spelling.Nearest;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;

/** Reads a line that is sent and the reply that is expected. */
final class ExchangeReader {
    static final List<String> KEYS = List.of("send", "reply", "rules");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

    private final BindingScope scope;

    ExchangeReader(BindingScope scope) {
        this.scope = scope;
    }

    /** Names of the groups of a regular expression. */
    static Set<String> groups(String expression) {
        Set<String> names = new LinkedHashSet<>();
        Matcher group = GROUP.matcher(expression);
        while (group.find()) {
            names.add(group.group(1));
        }
        return names;
    }

    /**
     * The exchange under {@code send} and {@code reply}.
     *
     * @param names what may stand in braces, beside settings
     */
    Optional<Exchange> read(String name, ConfigSection section, Set<String> names) {
        Optional<String> send = section.require("send", "\"SI\"", node -> send(node, names));
        Optional<String> reply = section.require("reply", "\"S S +(?<value>[-0-9.]+) g\"", scope.reader()::pattern);
        if (send.isEmpty() || reply.isEmpty()) {
            return Optional.empty();
        }
        // A shared request has rules of its own; those beside a single one are the parameter's.
        var rules = name.isEmpty()
                ? List.<org.ferrule.api.binding.Rule>of()
                : new RuleReader(scope).readAll(section, groups(reply.get()));
        return Optional.of(new Exchange(name, send.get(), reply.get(), rules));
    }

    private Optional<String> send(ConfigNode node, Set<String> names) {
        Optional<String> text = scope.reader().text(node);
        if (text.isEmpty()) {
            return text;
        }
        if (text.get().chars().anyMatch(c -> c < ' ' || c > '~')) {
            return scope.reader()
                    .wrong(node, "holds a character that is not printable ASCII. The terminator is added by itself.");
        }
        Set<String> known = new LinkedHashSet<>(names);
        scope.descriptor().settings().forEach((name, setting) -> {
            if (setting.link().isEmpty() && hasValue(setting)) {
                known.add(name);
            }
        });
        Matcher placeholder = PLACEHOLDER.matcher(text.get());
        while (placeholder.find()) {
            if (!known.contains(placeholder.group(1))) {
                return scope.reader()
                        .wrong(
                                node,
                                "'" + placeholder.group() + "' stands for nothing here. "
                                        + Nearest.hint(placeholder.group(1), known));
            }
        }
        return text;
    }

    private static boolean hasValue(SettingDescriptor setting) {
        return setting.isRequired() || setting.defaultValue().isPresent();
    }
}
