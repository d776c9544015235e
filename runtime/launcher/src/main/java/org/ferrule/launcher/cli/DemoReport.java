package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ferrule.launcher.boot.FrameworkHost.Failure;
import org.ferrule.launcher.client.ControlClient;

/** What the demonstration shows and counts. Called from the feed's thread and the main one. */
final class DemoReport {
    private static final Set<String> SUCCESS = Set.of("ACCEPTED", "SUCCEEDED");

    private final PrintWriter out;
    private final boolean isJson;
    private final List<String> failures = new ArrayList<>();
    private final ObjectNode summary = JsonNodeFactory.instance.objectNode();
    private long samples;
    private long commands;

    DemoReport(PrintWriter out, boolean isJson) {
        this.out = out;
        this.isJson = isJson;
    }

    synchronized void say(String text) {
        if (!isJson) {
            line(text);
        }
    }

    synchronized void failure(Failure failure) {
        problem(failure.jar().getFileName() + " does not start: " + failure.reason());
    }

    synchronized void problem(String text) {
        failures.add(text);
    }

    synchronized void event(String name, ObjectNode json) {
        samples += name.equals("sample") ? 1 : 0;
        if (isJson) {
            line(WatchCommand.line(name, json));
        } else if (!name.equals("sample") || isShown(json)) {
            line("  " + WatchCommand.words(name, json));
        }
    }

    /** Two values of each kind are enough for people to see that it lives. */
    private static boolean isShown(ObjectNode sample) {
        String parameter = sample.path("parameter").asText();
        return parameter.equals("value") || parameter.equals("temperature.pv");
    }

    synchronized void ready(JsonNode site, JsonNode equipment) {
        summary.put("readyMillis", site.path("readyMillis").asLong(-1));
        if (!site.hasNonNull("readyMillis")) {
            failures.add("not all equipment came ONLINE");
        }
        say(String.format("Ready after %.1f s", site.path("readyMillis").asLong() / 1000.0));
        say(EquipmentCommand.list(equipment));
    }

    synchronized void outcome(String what, ControlClient.Answer answer) {
        commands++;
        String phase = answer.body().path("phase").asText();
        if (!SUCCESS.contains(phase)) {
            failures.add(what + ": " + answer.body());
        }
        say("$ " + what);
        say(answer.body().has("phase") ? Words.execution(answer.body()) : Words.error(answer.body()));
    }

    /** Something that must be refused, and is in the trail because it was. */
    synchronized void refusal(String what, ControlClient.Answer answer, String expected) {
        if (!answer.body().path("error").path("code").asText().equals(expected)) {
            failures.add(what + " should be refused with " + expected + ": " + answer.body());
        }
        say("$ " + what);
        say("REFUSED  " + Words.error(answer.body()));
    }

    synchronized void review(String what, ControlClient.Answer answer) {
        if (!answer.isSuccess()) {
            failures.add(what + ": " + answer.body());
        }
        summary.put("reviewed", answer.isSuccess());
        say("$ " + what);
        say(
                answer.isSuccess()
                        ? "REVIEWED and signed   audit #"
                                + answer.body().path("index").asText()
                        : Words.error(answer.body()));
    }

    /** Tells how to go on with the site; the secrets are for one sign-in each. */
    synchronized void handOver(Map<String, String> secrets, Path directory) {
        say("");
        say("The site runs on, until Ctrl-C. In another terminal:");
        say("  ./ferrule audit show | audit verify | equipment | watch");
        say("To act, sign in with a one-time secret, then choose a password of your own:");
        secrets.forEach((user, secret) -> {
            if (isJson) {
                line(JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "oneTimeSecret")
                        .put("user", user)
                        .put("secret", secret)
                        .toString());
            } else {
                say(String.format("  ./ferrule sign-in %-12s %s", user, secret));
            }
        });
        say("Everything is kept in " + directory);
    }

    synchronized void end(JsonNode site) {
        summary.putObject("equipment")
                .put("total", site.path("total").asInt())
                .put("online", site.path("online").asInt());
        if (site.path("online").asInt() != site.path("total").asInt()) {
            failures.add("at the end only " + site.path("online") + " of " + site.path("total") + " were ONLINE");
        }
    }

    /** Prints the summary as the last line; true if all went well. */
    synchronized boolean finish(long auditRecords) {
        if (samples == 0) {
            failures.add("no sample arrived");
        }
        summary.put("samples", samples).put("commands", commands).put("auditRecords", auditRecords);
        failures.forEach(failure -> line(
                isJson
                        ? JsonNodeFactory.instance
                                .objectNode()
                                .put("type", "failure")
                                .put("text", failure)
                                .toString()
                        : "FAILED  " + failure));
        ObjectNode last = JsonNodeFactory.instance.objectNode();
        last.set("summary", summary);
        line(last.toString());
        return failures.isEmpty();
    }

    private void line(String text) {
        out.println(text);
        out.flush();
    }
}
