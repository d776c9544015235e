package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.ferrule.launcher.boot.LaunchClock;
import org.jspecify.annotations.Nullable;

/** What happened in the script, step by step: for people as it happens, for machines in the report. */
final class DemoLog {
    private static final int WHAT_WIDTH = 72;

    private final DemoReport report;
    private final ArrayNode steps = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode faults = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode counts = JsonNodeFactory.instance.arrayNode();
    private ObjectNode step = JsonNodeFactory.instance.objectNode();
    private ArrayNode acts = JsonNodeFactory.instance.arrayNode();
    private Instant begun = LaunchClock.now();
    private long firstRecord = Long.MAX_VALUE;
    private long lastRecord;
    private boolean isReviewed;

    DemoLog(DemoReport report) {
        this.report = report;
    }

    void begin(DemoStep next, double day) {
        begun = LaunchClock.now();
        step = steps.addObject()
                .put("step", next.id())
                .put("title", next.title())
                .put("plannedDay", next.day())
                .put("day", round(day, 1000))
                .put("at", begun.toString());
        acts = step.putArray("acts");
        report.say(String.format(Locale.ROOT, "%nday %5.2f  %s", day, next.title()));
    }

    /** The id of the step that is being done. */
    String step() {
        return step.path("step").asText();
    }

    /**
     * Somebody did something.
     *
     * @param answer of the control endpoint, with the numbers of its records; null for what hands did
     */
    void act(String who, String what, String outcome, @Nullable JsonNode answer) {
        ObjectNode act = acts.addObject().put("who", who).put("what", what).put("outcome", outcome);
        StringBuilder records = new StringBuilder();
        if (answer != null && answer.path("audit").isArray()) {
            act.set("audit", answer.path("audit"));
            answer.path("audit").forEach(index -> {
                records.append(" #").append(index.asText());
                firstRecord = Math.min(firstRecord, index.asLong());
                lastRecord = Math.max(lastRecord, index.asLong());
            });
        }
        if (answer != null && answer.path("index").isNumber()) {
            act.putArray("audit").add(answer.path("index").asLong());
            records.append(" #").append(answer.path("index").asText());
        }
        if (answer != null && answer.path("write").isObject()) {
            act.set("write", answer.path("write"));
        }
        if (answer != null && !answer.path("results").isEmpty()) {
            act.set("results", answer.path("results"));
        }
        String line = String.format(
                Locale.ROOT, "           %-10s  %-" + WHAT_WIDTH + "s  %-10s%s", who, what, outcome, records);
        report.say(line.stripTrailing());
    }

    /** Something that was seen. */
    void note(String text) {
        acts.addObject().put("seen", text);
        report.say("             > " + text);
    }

    /** A command or write went down. */
    void command() {
        report.command();
    }

    /** Something goes wrong, on purpose. */
    void fault(String id, String what, double day) {
        faults.addObject().put("fault", id).put("what", what).put("day", round(day, 1000));
        report.say("           (fault)     " + what);
    }

    /** A fault is over. */
    void faultOver(String id, String how, double day) {
        for (JsonNode one : faults) {
            if (one.path("fault").asText().equals(id)) {
                ((ObjectNode) one).put("end", how).put("endDay", round(day, 1000));
            }
        }
        note(how);
    }

    /** The cell counter's answer for a sample. */
    void count(String sample, int vessel, double day, JsonNode counted) {
        ObjectNode one =
                counts.addObject().put("sample", sample).put("vessel", vessel).put("day", round(day, 1000));
        one.setAll((ObjectNode) counted);
        note(String.format(
                Locale.ROOT,
                "%s: %.2f million living cells/mL, %.1f %% viable, glucose %.2f g/L, lactate %.2f g/L, pH %.2f",
                sample,
                counted.path("viableDensity").asDouble(),
                counted.path("viability").asDouble(),
                counted.path("glucose").asDouble(),
                counted.path("lactate").asDouble(),
                counted.path("ph").asDouble()));
    }

    void end(String outcome, String error) {
        step.put("seconds", Duration.between(begun, LaunchClock.now()).toMillis() / 1000.0)
                .put("outcome", outcome);
        if (!error.isEmpty()) {
            step.put("error", error);
            report.say("           " + outcome + "  " + error);
        }
        report.step(step);
    }

    /** All that was done so far has been reviewed: the next review begins behind it. */
    void reviewed() {
        isReviewed = true;
        firstRecord = Long.MAX_VALUE;
    }

    /** Whether anything was reviewed. */
    boolean isReviewed() {
        return isReviewed;
    }

    /** The first record of what was done since the last review. */
    long firstRecord() {
        return firstRecord;
    }

    /** The last record of what was done. */
    long lastRecord() {
        return lastRecord;
    }

    ArrayNode steps() {
        return steps;
    }

    ArrayNode faults() {
        return faults;
    }

    ArrayNode counts() {
        return counts;
    }

    private static double round(double value, int parts) {
        return Math.rint(value * parts) / parts;
    }
}
