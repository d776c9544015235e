package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.concurrent.Callable;
import org.ferrule.launcher.client.ControlClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists alarms, and says that somebody has seen one. */
@Command(
        name = "alarms",
        mixinStandardHelpOptions = true,
        description = "List the alarms that are active, or that nobody has acknowledged; or acknowledge one.",
        footer = {"", "Example: ferrule alarms acknowledge do-1 communicationLost --comment \"cable was loose\""})
final class AlarmsCommand implements Callable<Integer> {
    @Mixin
    private SiteOptions site = new SiteOptions();

    @Override
    public Integer call() throws Exception {
        return site.show(site.connect().get("/api/v1/alarms"), AlarmsCommand::table);
    }

    @Command(
            name = "acknowledge",
            mixinStandardHelpOptions = true,
            description = "Say that you have seen an alarm, active or gone, and what you make of it.")
    int acknowledge(
            @Mixin SiteOptions where,
            @Parameters(paramLabel = "EQUIPMENT", description = "Which equipment; 'site' for the site's own.")
                    String equipment,
            @Parameters(paramLabel = "ALARM", description = "Which of its alarms.") String alarm,
            @Option(
                            names = "--comment",
                            required = true,
                            paramLabel = "TEXT",
                            description = "What you found or did; goes into the audit trail.")
                    String comment)
            throws Exception {
        String path = "/api/v1/alarms/" + ControlClient.encode(equipment) + "/" + ControlClient.encode(alarm)
                + "/acknowledge";
        return where.show(
                where.connect()
                        .send(
                                "POST",
                                path,
                                JsonNodeFactory.instance.objectNode().put("comment", comment)),
                answer -> equipment + " " + alarm + " is acknowledged");
    }

    private static String table(JsonNode alarms) {
        if (alarms.isEmpty()) {
            return "no alarm is active, and all are acknowledged";
        }
        Table table = new Table(
                "EQUIPMENT", "ALARM", "CLASS", "SEVERITY", "STATE", "SINCE (UTC)", "SEEN BY", "MESSAGE", "REMEDY");
        alarms.forEach(alarm -> table.add(List.of(
                alarm.path("equipment").asText(),
                alarm.path("alarm").asText(),
                alarm.path("class").asText(),
                alarm.path("severity").asText(),
                Words.alarm(alarm),
                Words.time(alarm.path("last").asText()),
                alarm.path("acknowledgedBy").asText("-"),
                (alarm.path("message").asText() + " " + alarm.path("text").asText()).strip(),
                alarm.path("remedy").asText())));
        return table.toString();
    }
}
