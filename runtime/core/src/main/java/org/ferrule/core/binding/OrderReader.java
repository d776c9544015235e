package org.ferrule.core.binding;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.binding.Bindings.Choice;
import org.ferrule.api.descriptor.SettingDescriptor;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;

/** Reads in which order words or bytes come: fixed, or by a setting, because makers disagree. */
final class OrderReader {
    static final String WORDS = "wordOrder";
    static final String BYTES = "byteOrder";
    private static final String HIGH = "HIGH_FIRST";
    private static final String LOW = "LOW_FIRST";

    private final BindingScope scope;

    OrderReader(BindingScope scope) {
        this.scope = scope;
    }

    Choice read(ConfigSection section, String key) {
        return section.read(key, this::choice).orElse(Choice.of(HIGH));
    }

    private Optional<Choice> choice(ConfigNode node) {
        if (node instanceof ConfigNode.Mapping) {
            return scope.setting(node, OrderReader::isOrder, "an ENUM of " + LOW + " and " + HIGH);
        }
        Map<String, Choice> words = new LinkedHashMap<>();
        words.put("high-first", Choice.of(HIGH));
        words.put("low-first", Choice.of(LOW));
        return scope.reader().word(node, words);
    }

    private static boolean isOrder(SettingDescriptor setting) {
        Map<Long, String> values = setting.domain().values();
        return values.size() == 2 && values.containsValue(HIGH) && values.containsValue(LOW);
    }
}
