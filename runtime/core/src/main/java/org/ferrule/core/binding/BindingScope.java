package org.ferrule.core.binding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.ferrule.api.binding.Bindings.Choice;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.SettingDescriptor;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.api.model.Value;
import org.ferrule.core.spelling.Nearest;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.NodeReader;

/**
 * What a binding must know of the rest of its descriptor.
 *
 * @param file the whole descriptor as it was written
 * @param descriptor what was read of it, without bindings
 * @param values reads a value that lies in a domain
 */
record BindingScope(
        ConfigSection file,
        EquipmentDescriptor descriptor,
        BiFunction<ConfigNode, ValueDomain, Optional<Value>> values) {
    static final String SETTING = "setting";

    NodeReader reader() {
        return file.reader();
    }

    /** What a node names of what another section of the descriptor declares. */
    <T> Optional<T> named(ConfigNode node, Map<String, T> declared, String section) {
        Optional<String> name = reader().text(node);
        if (name.isPresent() && !declared.containsKey(name.get())) {
            return reader().wrong(
                            node,
                            "there is no '" + name.get() + "' under " + section + ". "
                                    + Nearest.hint(name.get(), declared.keySet()));
        }
        return name.map(declared::get);
    }

    /** The setting that {@code {setting: NAME}} names, if it is of the right kind. */
    Optional<Choice> setting(ConfigNode node, Predicate<SettingDescriptor> isFit, String needs) {
        Optional<ConfigSection> section = reader().section(node);
        section.ifPresent(given -> given.acceptOnly("key", "A reference to a setting", List.of(SETTING)));
        Optional<String> name = section.flatMap(given -> given.require(SETTING, "unitId", reader()::text));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        SettingDescriptor declared = descriptor.settings().get(name.get());
        if (declared == null) {
            section.get()
                    .wrong(
                            SETTING,
                            "there is no setting '" + name.get() + "'."
                                    + Nearest.question(
                                            name.get(), descriptor.settings().keySet())
                                    + " Declare it under settings:.");
            return Optional.empty();
        }
        boolean hasValue = declared.isRequired() || declared.defaultValue().isPresent();
        if (!isFit.test(declared) || !hasValue) {
            section.get().wrong(SETTING, "'" + name.get() + "' must be " + needs + ", required or with a default.");
            return Optional.empty();
        }
        return Optional.of(new Choice(name.get(), ""));
    }
}
