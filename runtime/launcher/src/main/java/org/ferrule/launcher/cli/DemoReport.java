package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ferrule.audit.verify.Verdict;
import org.ferrule.launcher.boot.FrameworkHost.Failure;

/** What the demonstration shows and counts. Called from the feed's thread and the main one. */
final class DemoReport {
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

    /** Machines get every event, people the alarms: the script tells them the rest. */
    synchronized void event(String name, ObjectNode json) {
        samples += name.equals("sample") ? 1 : 0;
        if (isJson) {
            line(WatchCommand.line(name, json));
        } else if (name.equals("alarm") && !json.path("state").asText().equals("ACTIVE_ACKNOWLEDGED")) {
            line("           (alarm)     " + json.path("equipment").asText() + " "
                    + json.path("alarm").asText()
                    + (json.path("active").asBoolean()
                            ? ": " + json.path("message").asText()
                            : " is " + Words.alarm(json)));
        }
    }

    synchronized void ready(JsonNode site, JsonNode equipment) {
        summary.put("readyMillis", site.path("readyMillis").asLong(-1));
        if (!site.hasNonNull("readyMillis")) {
            failures.add("not all equipment came ONLINE");
        }
        say(String.format("Ready after %.1f s", site.path("readyMillis").asLong() / 1000.0));
        say(EquipmentCommand.list(equipment));
    }

    synchronized void command() {
        commands++;
    }

    /** A step is over. */
    synchronized void step(ObjectNode step) {
        if (isJson) {
            ObjectNode line = JsonNodeFactory.instance.objectNode().put("type", "step");
            line.setAll(step);
            line(line.toString());
        }
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

    /** How the script went. */
    synchronized void script(DemoRun run, DemoProcessing processing) {
        run.tell(summary);
        processing.tell(summary);
        if (!run.problem().isEmpty()) {
            failures.add(run.problem());
        }
    }

    /** How the equipment is at the end, which may be in the middle of a fault if the time was over then. */
    synchronized void end(JsonNode site, JsonNode equipment, boolean isComplete) {
        ObjectNode counted = summary.putObject("equipment")
                .put("total", site.path("total").asInt())
                .put("online", site.path("online").asInt());
        ArrayNode devices = counted.putArray("devices");
        equipment.forEach(one -> devices.addObject()
                .put("id", one.path("id").asText())
                .put("type", one.path("type").asText())
                .put("connection", one.path("connection").asText()));
        if (isComplete && site.path("online").asInt() != site.path("total").asInt()) {
            failures.add("at the end only " + site.path("online") + " of " + site.path("total") + " were ONLINE");
        }
    }

    /** Prints the summary as the last line; true if all went well. */
    synchronized boolean finish(Verdict verdict) {
        if (samples == 0) {
            failures.add("no sample arrived");
        }
        if (verdict.finding() != Verdict.Finding.INTACT) {
            failures.add("the audit trail does not verify: " + verdict.message());
        }
        summary.put("samples", samples).put("commands", commands).put("auditRecords", verdict.records());
        summary.putObject("audit")
                .put("finding", verdict.finding().name())
                .put("records", verdict.records())
                .put("head", verdict.head());
        failures.forEach(failure -> line(
                isJson
                        ? JsonNodeFactory.instance
                                .objectNode()
                                .put("type", "failure")
                                .put("text", failure)
                                .toString()
                        : "FAILED  " + failure));
        if (isJson) {
            ObjectNode last = JsonNodeFactory.instance.objectNode();
            last.set("summary", summary);
            line(last.toString());
        } else {
            line(DemoEnding.words(summary));
        }
        return failures.isEmpty();
    }

    private void line(String text) {
        out.println(text);
        out.flush();
    }
}
