package org.ferrule.core.descriptor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ferrule.api.descriptor.SettingDescriptor;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.api.model.Value;
import org.ferrule.api.model.ValueType;
import org.ferrule.core.unit.ApprovedUnits;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.NodeReader;

/** Reads what a site file may or must say: links to devices, secrets and plain values. */
public final class SettingReader {
    /** Kinds of links, as descriptors and site files name them. */
    public static final List<String> LINK_KINDS = List.of("modbus", "opcua", "stream");

    /** The kind of a setting that names a secret. */
    private static final String SECRET = "secret";

    /** Keys that every equipment of a site file has already. */
    public static final List<String> RESERVED = List.of("type", "asset", "simulated", "limits");

    private static final List<String> NAME_KEYS = List.of("kind", "required", "description");
    private static final List<String> VALUE_KEYS =
            List.of("type", "unit", "range", "values", "pattern", "length", "required", "default", "description");
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]*");

    private final NodeReader reader;
    private final DomainReader domains;

    /** Reads with the reader of the file. */
    public SettingReader(NodeReader reader, ApprovedUnits units) {
        this.reader = reader;
        this.domains = new DomainReader(reader, units);
    }

    /** All settings under a key, by name; those with mistakes are left out. */
    public Map<String, SettingDescriptor> readAll(ConfigSection parent, String key) {
        Map<String, SettingDescriptor> settings = new LinkedHashMap<>();
        for (ConfigSection.NamedSection setting : parent.sections(key)) {
            checkName(setting.entry());
            read(setting).ifPresent(read -> settings.put(setting.name(), read));
        }
        return settings;
    }

    private void checkName(ConfigNode.Entry entry) {
        if (!NAME.matcher(entry.key()).matches()) {
            reader.mistakes()
                    .add(
                            entry.place(),
                            entry.path(),
                            "'" + entry.key()
                                    + "' is no name of a setting: use a lower-case letter, then letters and digits.");
        } else if (RESERVED.contains(entry.key())) {
            reader.mistakes()
                    .add(
                            entry.place(),
                            entry.path(),
                            "'" + entry.key() + "' is a key that every equipment has already. Choose another name.");
        }
    }

    private Optional<SettingDescriptor> read(ConfigSection.NamedSection named) {
        ConfigSection section = named.section();
        if (section.has("kind")) {
            return readName(named);
        }
        if (!section.has("type")) {
            section.wrong(
                    "says neither kind: (the setting names a link or a secret) nor type: (it is a value). Add one of them.");
            return Optional.empty();
        }
        return readValue(named);
    }

    private Optional<SettingDescriptor> readName(ConfigSection.NamedSection named) {
        ConfigSection section = named.section();
        section.acceptOnly("key", "A setting that names a link or a secret", NAME_KEYS);
        Map<String, String> kinds = new LinkedHashMap<>();
        LINK_KINDS.forEach(kind -> kinds.put(kind, kind));
        kinds.put(SECRET, SECRET);
        Optional<String> kind = section.read("kind", node -> reader.word(node, kinds));
        boolean isRequired = section.bool("required").orElse(true);
        String description = section.text("description").orElse("");
        return kind.map(known -> new SettingDescriptor(
                named.name(),
                Optional.of(known).filter(LINK_KINDS::contains),
                known.equals(SECRET),
                ValueDomain.of(ValueType.TEXT, ""),
                isRequired,
                Optional.empty(),
                description));
    }

    private Optional<SettingDescriptor> readValue(ConfigSection.NamedSection named) {
        ConfigSection section = named.section();
        section.acceptOnly("key", "A value setting", VALUE_KEYS);
        boolean isRequired = section.bool("required").orElse(false);
        String description = section.text("description").orElse("");
        Optional<ValueDomain> domain = domains.read(section, DomainRules.SETTING);
        return domain.map(known -> {
            Optional<Value> fallback = section.read("default", node -> new ValueReader(reader).read(node, known));
            if (isRequired && section.has("default")) {
                section.wrong("default", "a required setting needs no default. Remove one of the two.");
            }
            return new SettingDescriptor(
                    named.name(), Optional.empty(), false, known, isRequired, fallback, description);
        });
    }
}
