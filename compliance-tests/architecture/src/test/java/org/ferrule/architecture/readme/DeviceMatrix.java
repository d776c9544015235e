package org.ferrule.architecture.readme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ferrule.api.descriptor.CommandDescriptor.Risk;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor;

/** Device by protocol by capability, for the project's README. */
record DeviceMatrix(List<PluginDescriptor> descriptors) {
    private static final List<String> HEAD = List.of(
            "plugin",
            "type",
            "profile",
            "protocol",
            "parameters",
            "writable",
            "pushed",
            "commands",
            "signed",
            "safety",
            "states",
            "alarms",
            "clock");

    /** Kinds of link with the ways in which a site may reach a device of that kind. */
    private static final Map<String, String> PROTOCOLS = Map.of(
            "modbus", "Modbus (TCP, RTU over TCP, RTU)",
            "opcua", "OPC UA",
            "stream", "byte stream (serial, TCP)");

    String markdown() {
        List<List<String>> rows = new ArrayList<>();
        String before = "";
        for (PluginDescriptor descriptor : descriptors) {
            String name = descriptor.name();
            rows.add(row(name.equals(before) ? "" : "[" + name + "](plugins/" + name + ")", descriptor.content()));
            before = name;
        }
        return Markdown.table(HEAD, rows);
    }

    private static List<String> row(String plugin, EquipmentDescriptor descriptor) {
        var commands = descriptor.commands().values();
        var parameters = descriptor.parameters().values();
        return List.of(
                plugin,
                Markdown.code(descriptor.type()),
                descriptor.identity().profile(),
                protocols(descriptor),
                count(parameters.size()),
                count(parameters.stream()
                        .filter(ParameterDescriptor::isWritable)
                        .count()),
                count(parameters.stream().filter(one -> !one.isPolled()).count()),
                count(commands.size()),
                count(commands.stream()
                        .filter(one -> one.risk() == Risk.CONFIRM)
                        .count()),
                count(commands.stream().filter(one -> one.risk() == Risk.SAFETY).count()),
                descriptor.units().isEmpty() ? Markdown.NOTHING : "yes",
                count(descriptor.alarms().size()),
                descriptor.supervision().clockLimit().isPresent() ? "yes" : Markdown.NOTHING);
    }

    private static String protocols(EquipmentDescriptor descriptor) {
        return Markdown.orNothing(descriptor.settings().values().stream()
                .flatMap(setting -> setting.link().stream())
                .distinct()
                .map(kind -> PROTOCOLS.getOrDefault(kind, kind))
                .collect(Collectors.joining("; ")));
    }

    private static String count(long number) {
        return number == 0 ? Markdown.NOTHING : Long.toString(number);
    }
}
