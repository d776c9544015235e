package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The control endpoint's JSON as people read it. */
final class Words {
    private Words() {}

    static String error(JsonNode body) {
        JsonNode error = body.path("error");
        String device = error.path("deviceCode").asText();
        return error.path("code").asText("FAILED") + "  "
                + error.path("message").asText(body.toString())
                + (device.isEmpty() ? "" : " (device code " + device + ")");
    }

    /** {@code Ann Miller (ann), OPERATOR, for reactor-1; until 17:30:00 UTC}. */
    static String person(JsonNode person) {
        String equipment = list(person.path("equipment"), "");
        return person.path("printedName").asText() + " (" + person.path("user").asText() + "), "
                + list(person.path("roles"), "without a role")
                + (equipment.isEmpty() ? "" : ", for " + equipment)
                + "; until " + time(person.path("until").asText()) + " UTC at the latest"
                + (person.path("mustChangePassword").asBoolean()
                        ? System.lineSeparator() + "The password must be changed first: ferrule password"
                        : "");
    }

    /** {@code signed by Ann Miller (ann): PERFORMED at 2026-03-01T12:34:56Z   audit #1843}. */
    static String signature(JsonNode record) {
        JsonNode detail = record.path("detail");
        return "signed by " + detail.path("printedName").asText() + " ("
                + record.path("user").asText() + "): " + detail.path("meaning").asText() + " at "
                + record.path("utc").asText() + "   audit #"
                + record.path("index").asText();
    }

    /** {@code NOT SECURED  link reactor: None: a closed bench network}, a line for each link. */
    static List<String> securityWaived(JsonNode waived) {
        List<String> lines = new ArrayList<>();
        waived.properties()
                .forEach(link -> lines.add("NOT SECURED  link " + link.getKey() + ": "
                        + link.getValue().asText()));
        return lines;
    }

    /** The four states of an alarm. */
    static String alarm(JsonNode alarm) {
        return switch (alarm.path("state").asText()) {
            case "ACTIVE_UNACKNOWLEDGED" -> "active";
            case "ACTIVE_ACKNOWLEDGED" -> "active, acknowledged";
            case "CLEARED_UNACKNOWLEDGED" -> "gone, not acknowledged";
            default -> "over";
        };
    }

    /** Words with commas between them. */
    static String list(JsonNode words, String otherwise) {
        List<String> texts = new ArrayList<>();
        words.forEach(word -> texts.add(word.asText()));
        return texts.isEmpty() ? otherwise : String.join(", ", texts);
    }

    /** {@code ACCEPTED  36.5 -> 37.0 Cel, read back 37.0 after 0.4 s   audit #1842}. */
    static String execution(JsonNode execution) {
        StringBuilder text = new StringBuilder(execution.path("phase").asText()).append("  ");
        JsonNode write = execution.path("write");
        JsonNode states = execution.path("states");
        if (write.isObject()) {
            String unit = write.path("unit").asText();
            text.append(write.path("old").asText())
                    .append(" -> ")
                    .append(write.path("requested").asText())
                    .append(unit.isEmpty() ? "" : " " + unit)
                    .append(", read back ")
                    .append(write.path("readBack").asText());
        } else if (states.size() > 0) {
            List<String> passed = new ArrayList<>();
            states.forEach(state -> passed.add(state.asText()));
            text.append(String.join(" -> ", passed));
        } else {
            text.append(execution.path("target").asText());
        }
        text.append(String.format(
                Locale.ROOT, " after %.1f s", execution.path("elapsedSeconds").asDouble()));
        List<String> audit = new ArrayList<>();
        execution.path("audit").forEach(index -> audit.add("#" + index.asText()));
        text.append(audit.isEmpty() ? "" : "   audit " + String.join(", ", audit));
        execution
                .path("results")
                .properties()
                .forEach(r -> text.append(System.lineSeparator())
                        .append("  ")
                        .append(r.getKey())
                        .append(" = ")
                        .append(r.getValue().asText()));
        if (execution.has("decision")) {
            text.append(System.lineSeparator()).append("  ").append(question(execution));
        }
        if (execution.has("error")) {
            text.append(System.lineSeparator()).append("  ").append(error(execution));
        }
        return text.toString();
    }

    /** What the device asks, and how to answer it. */
    private static String question(JsonNode execution) {
        JsonNode decision = execution.path("decision");
        List<String> options = new ArrayList<>();
        decision.path("options").forEach(option -> options.add(option.asText()));
        String at = decision.path("defaultAt").asText("");
        String otherwise = decision.path("defaultAt").isTextual()
                ? decision.path("default").asText() + " is taken at " + time(at)
                : "the device waits";
        return execution.path("step").asText() + "? Answer with: ferrule request decide "
                + execution.path("requestId").asText() + " " + String.join("|", options) + "; otherwise " + otherwise;
    }

    static String sample(JsonNode sample) {
        return String.join("  ", sampleCells(sample)).stripTrailing();
    }

    /** Parameter, value with unit, quality, time. */
    static List<String> sampleCells(JsonNode sample) {
        String unit = sample.path("unit").asText();
        String quality = sample.path("quality").asText();
        String status = sample.path("status").asText();
        return List.of(
                sample.path("equipment").asText() + "/"
                        + sample.path("parameter").asText(),
                value(sample.path("value")) + (unit.isEmpty() || unit.equals("1") ? "" : " " + unit),
                quality.equals("GOOD") ? quality : quality + "(" + status + ")",
                time(sample.path("acquiredTime").asText()));
    }

    /** Six significant digits: more than any of these instruments has. */
    static String value(JsonNode value) {
        if (value.isFloatingPointNumber()) {
            return new BigDecimal(value.asDouble(), new MathContext(6))
                    .stripTrailingZeros()
                    .toPlainString();
        }
        return value.isNull() ? "-" : value.isValueNode() ? value.asText() : value.toString();
    }

    /** The time of day of an ISO instant, UTC. */
    static String time(String instant) {
        int t = instant.indexOf('T');
        return t < 0 || instant.length() < t + 9 ? instant : instant.substring(t + 1, t + 9);
    }
}
