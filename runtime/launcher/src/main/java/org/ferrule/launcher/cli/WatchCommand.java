package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.ferrule.launcher.client.ControlClient;
import org.ferrule.launcher.client.FeedFollower;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what happens, as it happens. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Print samples, states, requests and alarms as they happen, until Ctrl-C.",
        footer = {"", "Example: ferrule watch do-1 value --seconds 10"})
final class WatchCommand implements Callable<Integer> {
    @Mixin
    private SiteOptions site = new SiteOptions();

    @Parameters(index = "0", arity = "0..1", paramLabel = "EQUIPMENT", description = "Only this equipment.")
    private @Nullable String equipment;

    @Parameters(index = "1", arity = "0..1", paramLabel = "PARAMETER", description = "Only samples of this parameter.")
    private @Nullable String parameter;

    @Option(names = "--seconds", paramLabel = "N", description = "End after so many seconds.")
    private @Nullable Double seconds;

    @Override
    public Integer call() throws Exception {
        ControlClient client = site.connect();
        if (equipment != null) {
            ControlClient.Answer known = client.get("/api/v1/equipment/" + ControlClient.encode(equipment));
            if (!known.isSuccess()) {
                return site.show(known, body -> "");
            }
        }
        try (FeedFollower feed = FeedFollower.follow(client, this::show)) {
            if (feed.awaitEnd(seconds == null ? null : Duration.ofMillis(Math.round(seconds * 1000)))) {
                site.error("the site ended the feed");
                return FerruleCommand.NO_SITE;
            }
        }
        return 0;
    }

    private void show(String name, ObjectNode json) {
        if (isWanted(name, json)) {
            site.print(site.isJson() ? line(name, json) : words(name, json));
        }
    }

    private boolean isWanted(String name, ObjectNode json) {
        boolean isHere =
                equipment == null || equipment.equals(json.path("equipment").asText());
        boolean isThis = parameter == null
                || (name.equals("sample")
                        && parameter.equals(json.path("parameter").asText()));
        return isHere && isThis;
    }

    static String line(String name, ObjectNode json) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("type", name.equals("request") ? (json.has("write") ? "write" : "command") : name);
        line.setAll(json);
        return line.toString();
    }

    static String words(String name, ObjectNode json) {
        return switch (name) {
            case "sample" -> Words.sample(json);
            case "state" ->
                json.path("equipment").asText() + "  " + json.path("variable").asText() + " "
                        + json.path("from").asText("?") + " -> "
                        + json.path("to").asText() + "  ("
                        + json.path("cause").asText() + ")";
            case "request" ->
                json.path("equipment").asText() + "/" + json.path("target").asText() + "  " + Words.execution(json);
            case "alarm" ->
                json.path("equipment").asText() + "  ALARM "
                        + json.path("alarm").asText()
                        + " " + Words.alarm(json) + ": "
                        + json.path("message").asText() + " "
                        + json.path("text").asText();
            default -> name + "  " + json;
        };
    }
}
