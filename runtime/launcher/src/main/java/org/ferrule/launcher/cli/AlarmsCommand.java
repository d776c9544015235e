package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists active alarms. */
@Command(name = "alarms", mixinStandardHelpOptions = true, description = "List the alarms that are active now.")
final class AlarmsCommand implements Callable<Integer> {
    @Mixin
    private SiteOptions site = new SiteOptions();

    @Override
    public Integer call() throws Exception {
        return site.show(site.connect().get("/api/v1/alarms"), AlarmsCommand::table);
    }

    private static String table(JsonNode alarms) {
        if (alarms.isEmpty()) {
            return "no alarm is active";
        }
        Table table = new Table("EQUIPMENT", "ALARM", "CLASS", "SEVERITY", "SINCE (UTC)", "MESSAGE", "REMEDY");
        alarms.forEach(alarm -> table.add(List.of(
                alarm.path("equipment").asText(),
                alarm.path("alarm").asText(),
                alarm.path("class").asText(),
                alarm.path("severity").asText(),
                Words.time(alarm.path("last").asText()),
                (alarm.path("message").asText() + " " + alarm.path("text").asText()).strip(),
                alarm.path("remedy").asText())));
        return table.toString();
    }
}
