package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ferrule.launcher.client.ControlClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the equipment of the running site, or describes one. */
@Command(
        name = "equipment",
        mixinStandardHelpOptions = true,
        description = "List the equipment of the running site, or describe one of them.",
        footer = {"", "Example: ferrule equipment reactor-1"})
final class EquipmentCommand implements Callable<Integer> {
    @Mixin
    private SiteOptions site = new SiteOptions();

    @Parameters(arity = "0..1", paramLabel = "EQUIPMENT", description = "Describe this one.")
    private @Nullable String equipment;

    @Override
    public Integer call() throws Exception {
        ControlClient client = site.connect();
        return equipment == null
                ? site.show(client.get("/api/v1/equipment"), EquipmentCommand::list)
                : site.show(
                        client.get("/api/v1/equipment/" + ControlClient.encode(equipment)), EquipmentCommand::describe);
    }

    static String list(JsonNode all) {
        Table table = new Table("ID", "TYPE", "CONNECTION", "STATE", "HEALTH", "SINCE (UTC)", "");
        for (JsonNode one : all) {
            table.add(List.of(
                    one.path("id").asText(),
                    one.path("type").asText(),
                    one.path("connection").asText(),
                    states(one),
                    one.path("status").path("health").asText("-"),
                    Words.time(one.path("since").asText()),
                    one.path("reason").asText() + (one.path("simulated").asBoolean() ? " simulated" : "")));
        }
        return table.toString();
    }

    private static String states(JsonNode one) {
        List<String> states = new ArrayList<>();
        one.path("status").path("units").forEach(state -> states.add(state.asText()));
        return states.isEmpty() ? "-" : String.join(",", states);
    }

    private static String describe(JsonNode one) {
        StringBuilder text =
                new StringBuilder(list(JsonNodeFactory.instance.arrayNode().add(one)));
        JsonNode plate = one.path("nameplate");
        text.append(String.format(
                "%n%n%s %s, serial %s, hardware %s, firmware %s%n%n",
                plate.path("manufacturer").asText("?"),
                plate.path("model").asText("?"),
                plate.path("serialNumber").asText("?"),
                plate.path("hardwareRevision").asText("?"),
                plate.path("firmwareRevision").asText("?")));
        Table parameters = new Table("PARAMETER", "TYPE", "UNIT", "LIMITS", "");
        one.path("parameters")
                .properties()
                .forEach(p -> parameters.add(List.of(
                        p.getKey(),
                        p.getValue().path("type").asText(),
                        p.getValue().path("unit").asText(),
                        p.getValue().has("limits") ? p.getValue().path("limits").toString() : "-",
                        p.getValue().path("description").asText())));
        Table commands = new Table("COMMAND", "ARGUMENTS", "RISK", "ENABLED", "");
        one.path("commands")
                .properties()
                .forEach(c -> commands.add(List.of(
                        c.getKey(),
                        String.join(",", names(c.getValue().path("arguments"))),
                        c.getValue().path("risk").asText(),
                        isEnabled(one, c.getKey()) ? "yes" : "no",
                        c.getValue().path("description").asText())));
        return text.append(parameters)
                .append(String.format("%n%n"))
                .append(commands)
                .toString();
    }

    private static boolean isEnabled(JsonNode one, String command) {
        for (JsonNode enabled : one.path("enabledCommands")) {
            if (enabled.asText().equals(command)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
