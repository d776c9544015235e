package org.ferrule.core.binding;

import java.util.List;
import java.util.stream.Stream;
import org.ferrule.api.binding.Bindings;
import org.ferrule.api.binding.Bindings.Item;
import org.ferrule.api.binding.Block;
import org.ferrule.api.binding.Rule;
import org.ferrule.api.binding.Source;
import org.ferrule.core.yaml.ConfigSection;

/** What bindings cannot do, and what would never happen. */
final class BindingRules {
    private final BindingScope scope;

    BindingRules(BindingScope scope) {
        this.scope = scope;
    }

    void check(String kind, Bindings bindings) {
        refuse("functionalUnits", "bindings know no functional states. Write a driver, or leave the units out.");
        refuse("clockLimit", "bindings cannot read a clock. Write a driver, or leave it out.");
        for (ConfigSection.NamedSection named : scope.file().sections("commands")) {
            for (String key : List.of("recallable", "cancellable")) {
                if (named.section().has(key) && named.section().bool(key).orElse(false)) {
                    named.section().wrong(key, "bindings cannot do that. Write a driver, or leave it out.");
                }
            }
        }
        if (!kind.equals("opcua")) {
            scope.descriptor().parameters().values().stream()
                    .filter(parameter -> !parameter.isPolled())
                    .forEach(parameter -> parameter(parameter.id().value())
                            .wrong("mode", "only OPC UA can push. Remove it: the runtime polls."));
        }
        // A binding with a mistake may be the one that raises the alarm.
        if (scope.reader().mistakes().isEmpty()) {
            checkAlarms(bindings);
        }
    }

    private void refuse(String key, String why) {
        if (scope.file().has(key)) {
            scope.file().wrong(key, why);
        }
    }

    /** An alarm that nothing raises would look like a device that never has trouble. */
    private void checkAlarms(Bindings bindings) {
        for (ConfigSection.NamedSection named : scope.file().sections("alarms")) {
            boolean isRaised = named.section().has(BindingReader.BINDING)
                    || statusRules(bindings)
                            .anyMatch(rule -> rule.alarm()
                                    .filter(alarm -> alarm.value().equals(named.name()))
                                    .isPresent());
            if (!isRaised) {
                named.section()
                        .wrong(
                                BindingReader.BINDING,
                                "is missing: nothing raises this alarm. Add binding: {parameter: ..., is: ...}, or a rule "
                                        + "with alarm: " + named.name()
                                        + " for a parameter that binding.status names.");
            }
        }
    }

    private static Stream<Rule> statusRules(Bindings bindings) {
        return bindings.status().stream()
                .flatMap(id -> Stream.ofNullable(bindings.parameters().get(id)))
                .flatMap(item -> Stream.concat(item.rules().stream(), blockRules(item)));
    }

    private static Stream<Rule> blockRules(Item item) {
        if (item.source() instanceof Source.Register register) {
            return register.layout().rules().stream();
        }
        Block.Exchange exchange = item.source() instanceof Source.Reply reply ? reply.exchange() : null;
        return exchange == null ? Stream.empty() : exchange.rules().stream();
    }

    private ConfigSection parameter(String id) {
        return scope.file()
                .section("parameters")
                .flatMap(all -> all.section(id))
                .orElse(scope.file());
    }
}
