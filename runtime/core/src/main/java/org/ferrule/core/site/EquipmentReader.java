package org.ferrule.core.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.SettingDescriptor;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.LinkConfiguration;
import org.ferrule.core.descriptor.SettingReader;
import org.ferrule.core.service.AlarmView;
import org.ferrule.core.spelling.Nearest;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.NodeReader;
import org.jspecify.annotations.Nullable;

/** Reads the equipment of a site file, each against the descriptor of its type. */
final class EquipmentReader {
    private static final String UNIT_ID = "unitId";

    private final NodeReader reader;
    private final Map<String, EquipmentDescriptor> types;
    private final SecretReader secrets;
    private final Map<String, LinkConfiguration> links;
    private final List<String> linkNames;
    private final boolean canAwaitPlugins;
    private final Map<String, String> takenAddresses = new LinkedHashMap<>();

    /**
     * Reads with what the rest of the site file says.
     *
     * @param types installed descriptors
     * @param secrets finds secrets by their names
     * @param links what the file says of links
     * @param canAwaitPlugins whether a type may be one that no plugin has yet
     */
    EquipmentReader(
            NodeReader reader,
            Map<String, EquipmentDescriptor> types,
            SecretReader secrets,
            Links links,
            boolean canAwaitPlugins) {
        this.canAwaitPlugins = canAwaitPlugins;
        this.reader = reader;
        this.types = types;
        this.secrets = secrets;
        this.links = links.right();
        this.linkNames = links.names();
    }

    /**
     * The links of the same file.
     *
     * @param right links without mistakes, by name
     * @param names names of all links, also of those with mistakes
     */
    record Links(Map<String, LinkConfiguration> right, List<String> names) {}

    Map<EquipmentId, EquipmentEntry> readAll(ConfigSection site) {
        Map<EquipmentId, EquipmentEntry> all = new LinkedHashMap<>();
        for (ConfigSection.NamedSection named : site.sections("equipment")) {
            Optional<EquipmentId> id = reader.id(named.entry(), EquipmentReader::equipmentId);
            EquipmentId known = id.orElse(new EquipmentId("unnamed"));
            Optional<EquipmentEntry> entry = awaited(known, named.section())
                    .or(() -> descriptor(named.section()).map(type -> read(known, named, type)));
            id.ifPresent(right -> entry.ifPresent(equipment -> all.put(right, equipment)));
        }
        return all;
    }

    private static EquipmentId equipmentId(String name) {
        EquipmentId id = new EquipmentId(name);
        if (id.equals(AlarmView.SITE)) {
            throw new IllegalArgumentException("'" + name + "' stands for the site itself; choose another name");
        }
        return id;
    }

    /** What is known of an equipment whose plugin is still to come; its settings are read when the plugin is there. */
    private Optional<EquipmentEntry> awaited(EquipmentId id, ConfigSection section) {
        if (!canAwaitPlugins || !section.has("type")) {
            return Optional.empty();
        }
        return section.text("type")
                .filter(type -> !types.containsKey(type)
                        && Nearest.question(type, types.keySet()).isEmpty())
                .map(type -> new EquipmentEntry(
                        id,
                        type,
                        section.text("asset"),
                        section.bool("simulated").orElse(false),
                        Settings.of(Map.of()),
                        Map.of(),
                        Map.of()));
    }

    private Optional<EquipmentDescriptor> descriptor(ConfigSection equipment) {
        return equipment
                .require("type", "hamilton.arc.visiferm-do", reader::text)
                .flatMap(type -> {
                    if (!types.containsKey(type)) {
                        String installed = types.isEmpty() ? "none" : String.join(", ", types.keySet());
                        equipment.wrong(
                                "type",
                                "no plugin provides type '" + type + "'." + Nearest.question(type, types.keySet())
                                        + " Installed: " + installed + ". Put the plugin's jar into plugins/.");
                    }
                    return Optional.ofNullable(types.get(type));
                });
    }

    private EquipmentEntry read(EquipmentId id, ConfigSection.NamedSection named, EquipmentDescriptor type) {
        ConfigSection section = named.section();
        checkKeys(section, type);
        Map<String, Value> values = SettingValues.read(section, type.settings());
        Map<String, String> usedLinks = new LinkedHashMap<>();
        for (SettingDescriptor setting : type.settings().values()) {
            setting.link()
                    .flatMap(kind -> link(section, setting, kind))
                    .ifPresent(link -> usedLinks.put(setting.name(), link));
        }
        checkAddress(named, type, values.get(UNIT_ID), usedLinks);
        return new EquipmentEntry(
                id,
                type.type(),
                section.text("asset"),
                section.bool("simulated").orElse(false),
                Settings.of(values).withSecrets(secrets(section, type)),
                usedLinks,
                new LimitReader(reader, type).read(section));
    }

    private Map<String, String> secrets(ConfigSection section, EquipmentDescriptor type) {
        Map<String, String> resolved = new LinkedHashMap<>();
        for (SettingDescriptor setting : type.settings().values()) {
            if (!setting.isSecret()) {
                continue;
            }
            if (setting.isRequired() && !section.has(setting.name())) {
                section.wrong(
                        setting.name(),
                        "is missing: it names a secret. Put the secret into secrets/NAME beside the site file (mode "
                                + "0600) and write " + setting.name() + ": {secret: NAME} here.");
            }
            section.read(setting.name(), secrets::read).ifPresent(secret -> resolved.put(setting.name(), secret));
        }
        return resolved;
    }

    /** Settings are what differs between types, so only they are listed; the other keys are the same everywhere. */
    private void checkKeys(ConfigSection section, EquipmentDescriptor type) {
        List<String> all = new ArrayList<>(type.settings().keySet());
        all.addAll(SettingReader.RESERVED);
        for (ConfigNode.Entry entry : section.entries()) {
            if (!all.contains(entry.key())) {
                String settings = type.settings().isEmpty()
                        ? "no settings"
                        : String.join(", ", type.settings().keySet());
                reader.mistakes()
                        .add(
                                entry.place(),
                                entry.path(),
                                "unknown setting." + Nearest.question(entry.key(), all) + " " + type.type()
                                        + " accepts: " + settings + ".");
            }
        }
    }

    private Optional<String> link(ConfigSection section, SettingDescriptor setting, String kind) {
        List<String> fitting = links.values().stream()
                .filter(link -> link.kind().equals(kind))
                .map(LinkConfiguration::name)
                .toList();
        String choice = fitting.isEmpty()
                ? "Add a link {" + kind + ": ...} under links:."
                : "Links of kind " + kind + ": " + String.join(", ", fitting) + ".";
        if (!section.has(setting.name())) {
            if (setting.isRequired()) {
                section.wrong(setting.name(), "is missing: name a link of kind " + kind + ". " + choice);
            }
            return Optional.empty();
        }
        Optional<String> name = section.text(setting.name());
        if (name.isEmpty()) {
            return name;
        }
        if (!linkNames.contains(name.get())) {
            section.wrong(
                    setting.name(),
                    "there is no link '" + name.get() + "'." + Nearest.question(name.get(), linkNames) + " " + choice);
        } else if (links.containsKey(name.get()) && !fitting.contains(name.get())) {
            section.wrong(
                    setting.name(),
                    "link '" + name.get() + "' is of kind "
                            + links.get(name.get()).kind() + ", but this needs " + kind + ". " + choice);
        }
        return name;
    }

    /** Two devices with one address on one bus answer at once, and nobody understands either. */
    private void checkAddress(
            ConfigSection.NamedSection named,
            EquipmentDescriptor type,
            @Nullable Value address,
            Map<String, String> usedLinks) {
        if (!(address instanceof Value.Int unitId)) {
            return;
        }
        for (SettingDescriptor setting : type.settings().values()) {
            String link = usedLinks.get(setting.name());
            if (link != null && setting.link().filter("modbus"::equals).isPresent()) {
                String other = takenAddresses.putIfAbsent(link + " " + unitId.value(), named.name());
                if (other != null) {
                    named.section()
                            .wrong(
                                    UNIT_ID,
                                    "unit id " + unitId.value() + " on link '" + link + "' is already used by '" + other
                                            + "'. Give each device on a link its own unit id.");
                }
            }
        }
    }
}
