package org.ferrule.core.binding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.ferrule.api.binding.Bindings;
import org.ferrule.api.binding.Bindings.Condition;
import org.ferrule.api.binding.Bindings.Item;
import org.ferrule.api.binding.Bindings.Protocol;
import org.ferrule.api.binding.Bindings.Task;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.SettingDescriptor;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Value;
import org.ferrule.api.model.ValueType;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;

/** Reads where everything of a descriptor lies in the device. A descriptor with bindings is complete: it needs no driver. */
public final class BindingReader {
    /** The section that names the link, and the key under which each part says where it lies. */
    public static final String BINDING = "binding";

    /** Sections that only bindings refer to. */
    public static final List<String> BLOCKS = List.of("layouts", "requests");

    private static final List<String> NAMEPLATE =
            List.of("manufacturer", "model", "serialNumber", "hardwareRevision", "firmwareRevision");

    private final BindingScope scope;

    /**
     * Reads the bindings of one descriptor.
     *
     * @param file the whole descriptor as it was written
     * @param descriptor what was read of it so far
     * @param values reads a value that lies in a domain
     */
    public BindingReader(
            ConfigSection file,
            EquipmentDescriptor descriptor,
            BiFunction<ConfigNode, ValueDomain, Optional<Value>> values) {
        this.scope = new BindingScope(file, descriptor, values);
    }

    /** The bindings; empty if the descriptor has none. */
    public Optional<Bindings> read() {
        if (!scope.file().has(BINDING)) {
            refuseStrays();
            return Optional.empty();
        }
        return scope.file().section(BINDING).flatMap(this::read);
    }

    private void refuseStrays() {
        BLOCKS.stream()
                .filter(scope.file()::has)
                .forEach(key -> scope.file().wrong(key, "is for bindings. " + needed()));
        for (String group : List.of("parameters", "commands", "alarms")) {
            scope.file().sections(group).stream()
                    .filter(named -> named.section().has(BINDING))
                    .forEach(named -> named.section().wrong(BINDING, needed()));
        }
    }

    private static String needed() {
        return "Add the section binding: at the top, which names the link, for example binding: {link: link}.";
    }

    private Optional<Bindings> read(ConfigSection section) {
        Optional<String> link = section.require("link", "link", this::link);
        if (link.isEmpty()) {
            return Optional.empty();
        }
        String kind = Optional.ofNullable(scope.descriptor().settings().get(link.get()))
                .flatMap(SettingDescriptor::link)
                .orElse("");
        Protocol protocol = new ProtocolReader(scope, section).read(kind);
        SourceReader sources = switch (kind) {
            case "modbus" -> new RegisterSourceReader(scope);
            case "opcua" -> new NodeSourceReader(scope.reader(), section);
            default -> new ReplySourceReader(scope);
        };
        ItemReader items = new ItemReader(scope, sources);
        Map<ParameterId, Item> parameters = parameters(items);
        Bindings bindings = new Bindings(
                link.get(),
                protocol,
                nameplate(section, items),
                parameters,
                commands(new TaskReader(scope, sources)),
                alarms(),
                status(section));
        new BindingRules(scope).check(kind, bindings);
        new Overlaps(scope).check(parameters);
        return Optional.of(bindings);
    }

    private Optional<String> link(ConfigNode node) {
        Map<String, String> links = new LinkedHashMap<>();
        scope.descriptor()
                .settings()
                .forEach((name, setting) -> setting.link().ifPresent(kind -> links.put(name, name)));
        return scope.reader().word(node, links);
    }

    private Map<String, Item> nameplate(ConfigSection section, ItemReader items) {
        Map<String, Item> nameplate = new LinkedHashMap<>();
        section.require("nameplate", "{serialNumber: {holding: 100, as: ascii, registers: 8}}", scope.reader()::section)
                .ifPresent(fields -> {
                    fields.acceptOnly("field", "A nameplate", NAMEPLATE);
                    if (!fields.has("serialNumber")) {
                        fields.wrong(
                                "serialNumber",
                                "is missing: without it the runtime cannot tell one device from another. "
                                        + "Say where the device has it.");
                    }
                    for (String name : NAMEPLATE) {
                        fields.section(name)
                                .flatMap(field -> items.readOnly(field, ValueDomain.of(ValueType.TEXT, "")))
                                .ifPresent(item -> nameplate.put(name, item));
                    }
                });
        return nameplate;
    }

    private Map<ParameterId, Item> parameters(ItemReader items) {
        Map<ParameterId, Item> bound = new LinkedHashMap<>();
        for (ConfigSection.NamedSection named : scope.file().sections("parameters")) {
            Optional<ConfigSection> binding = binding(named);
            scope.descriptor().parameters().values().stream()
                    .filter(parameter -> parameter.id().value().equals(named.name()))
                    .forEach(parameter -> binding.flatMap(section -> items.parameter(section, parameter))
                            .ifPresent(item -> bound.put(parameter.id(), item)));
        }
        return bound;
    }

    private Optional<ConfigSection> binding(ConfigSection.NamedSection named) {
        if (!named.section().has(BINDING)) {
            named.section()
                    .wrong(
                            BINDING,
                            "is missing: this descriptor has bindings, so everything must say where it lies in the "
                                    + "device. Add binding: here, or remove '" + named.name() + "'.");
        }
        return named.section().section(BINDING);
    }

    private Map<CommandId, Task> commands(TaskReader tasks) {
        Map<CommandId, Task> bound = new LinkedHashMap<>();
        for (ConfigSection.NamedSection named : scope.file().sections("commands")) {
            Optional<ConfigSection> binding = binding(named);
            scope.descriptor().commands().values().stream()
                    .filter(command -> command.id().value().equals(named.name()))
                    .forEach(command -> binding.map(section -> tasks.read(section, command))
                            .ifPresent(task -> bound.put(command.id(), task)));
        }
        return bound;
    }

    private Map<AlarmId, Condition> alarms() {
        Map<AlarmId, Condition> bound = new LinkedHashMap<>();
        ConditionReader conditions = new ConditionReader(scope);
        for (ConfigSection.NamedSection named : scope.file().sections("alarms")) {
            scope.descriptor().alarms().keySet().stream()
                    .filter(id -> id.value().equals(named.name()))
                    .forEach(id -> named.section()
                            .read(BINDING, conditions::read)
                            .ifPresent(condition -> bound.put(id, condition)));
        }
        return bound;
    }

    private List<ParameterId> status(ConfigSection section) {
        List<ParameterId> status = new ArrayList<>();
        ConditionReader conditions = new ConditionReader(scope);
        section.items("status")
                .forEach(node -> conditions.declared(node).ifPresent(parameter -> status.add(parameter.id())));
        return status;
    }
}
