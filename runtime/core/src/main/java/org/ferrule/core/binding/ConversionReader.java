package org.ferrule.core.binding;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ferrule.api.binding.Bindings.Conversion;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.api.model.ValueType;
import org.ferrule.core.spelling.Nearest;
import org.ferrule.core.yaml.ConfigSection;

/** Reads how the device's content becomes the declared value. */
final class ConversionReader {
    static final List<String> KEYS = List.of("scale", "offset", "words");
    private static final Set<ValueType> NUMBERS = EnumSet.of(ValueType.REAL, ValueType.INT, ValueType.DURATION);

    private ConversionReader() {}

    static Conversion read(ConfigSection section, ValueDomain domain) {
        double scale = section.real("scale").orElse(1.0);
        if (scale == 0) {
            section.wrong("scale", "must not be 0: every value would be the offset. Write 1 for the number as it is.");
            scale = 1;
        }
        double offset = section.real("offset").orElse(0.0);
        for (String key : List.of("scale", "offset")) {
            if (section.has(key) && !NUMBERS.contains(domain.type())) {
                section.wrong(key, "is for numbers; this is " + domain.type() + ". Remove it.");
            }
        }
        return new Conversion(scale, offset, words(section, domain), -1);
    }

    private static Map<String, String> words(ConfigSection section, ValueDomain domain) {
        Collection<String> names = names(domain);
        if (section.has("words") && names.isEmpty()) {
            section.wrong("words", "are for ENUM and BOOL; this is " + domain.type() + ". Remove them.");
            return Map.of();
        }
        Map<String, String> words = new LinkedHashMap<>();
        section.section("words").ifPresent(map -> {
            map.entries()
                    .forEach(entry -> section.reader().text(entry.value()).ifPresent(text -> {
                        if (!names.contains(entry.key())) {
                            section.reader()
                                    .mistakes()
                                    .add(
                                            entry.place(),
                                            entry.path(),
                                            "is none of the values. " + Nearest.hint(entry.key(), names));
                        }
                        if (words.containsValue(text)) {
                            section.reader()
                                    .mistakes()
                                    .add(entry.value(), "'" + text + "' stands for another value already. Remove one.");
                        }
                        words.put(entry.key(), text);
                    }));
            List<String> missing =
                    names.stream().filter(name -> !words.containsKey(name)).toList();
            if (!missing.isEmpty()) {
                section.wrong("words", "says nothing for " + String.join(", ", missing) + ". Add what the device has.");
            }
        });
        return words;
    }

    private static Collection<String> names(ValueDomain domain) {
        return switch (domain.type()) {
            case ENUM -> domain.values().values();
            case BOOL -> List.of("true", "false");
            default -> List.of();
        };
    }
}
