package org.ferrule.core.site;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.SettingDescriptor;
import org.ferrule.api.model.Value;
import org.ferrule.api.model.ValueType;
import org.ferrule.core.descriptor.ValueReader;
import org.ferrule.core.yaml.ConfigSection;

/** Reads the values of declared settings that are neither links nor secrets, and fills in defaults. */
final class SettingValues {
    private SettingValues() {}

    static Map<String, Value> read(ConfigSection section, Map<String, SettingDescriptor> declared) {
        ValueReader reader = new ValueReader(section.reader());
        Map<String, Value> values = new LinkedHashMap<>();
        for (SettingDescriptor setting : declared.values()) {
            if (setting.link().isPresent() || setting.isSecret()) {
                continue;
            }
            if (setting.isRequired() && !section.has(setting.name())) {
                section.wrong(setting.name(), "is missing" + hint(setting) + ". Add it.");
            }
            Optional<Value> given = section.read(setting.name(), node -> reader.read(node, setting.domain()));
            given.or(setting::defaultValue).ifPresent(value -> values.put(setting.name(), value));
        }
        return values;
    }

    private static String hint(SettingDescriptor setting) {
        String range = setting.domain()
                .range()
                .filter(r -> setting.domain().type() != ValueType.TEXT)
                .map(r -> " in " + r)
                .orElse("");
        String names = setting.domain().values().isEmpty()
                ? ""
                : " of " + String.join(", ", setting.domain().values().values());
        return ": it takes " + setting.domain().type() + (names.isEmpty() ? range : names);
    }
}
