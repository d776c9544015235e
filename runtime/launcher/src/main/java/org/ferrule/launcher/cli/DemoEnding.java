package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The demonstration's summary as people read it. */
final class DemoEnding {
    private DemoEnding() {}

    static String words(JsonNode summary) {
        StringBuilder text = new StringBuilder(System.lineSeparator());
        int done = 0;
        for (JsonNode step : summary.path("steps")) {
            done += step.path("outcome").asText().equals("SUCCEEDED") ? 1 : 0;
        }
        int left = summary.path("stepsLeft").size();
        text.append(String.format(
                Locale.ROOT,
                "%s after %.2f of %d simulated days: %d steps done%s%n",
                summary.path("isComplete").asBoolean() ? "Complete" : "Ended",
                summary.path("simulatedDays").asDouble(),
                summary.path("days").asInt(),
                done,
                left == 0 ? "" : ", " + left + " left: " + Words.list(summary.path("stepsLeft"), "")));
        for (JsonNode fault : summary.path("faults")) {
            text.append(String.format(
                    Locale.ROOT,
                    "Fault, day %5.2f  %s; %s%n",
                    fault.path("day").asDouble(),
                    fault.path("what").asText(),
                    fault.has("end")
                            ? String.format(
                                    Locale.ROOT,
                                    "day %.2f: %s",
                                    fault.path("endDay").asDouble(),
                                    fault.path("end").asText())
                            : "not dealt with yet"));
        }
        JsonNode product = summary.path("product");
        if (product.isObject()) {
            text.append(String.format(
                    Locale.ROOT,
                    "Product: %.1f * 10^9 living cells in %.0f mL, %.1f %% viable%n",
                    product.path("millionViable").asDouble() / 1000,
                    product.path("millilitres").asDouble(),
                    product.path("viability").asDouble()));
        }
        JsonNode equipment = summary.path("equipment");
        text.append(String.format(
                Locale.ROOT,
                "%d of %d equipment ONLINE; %d samples, %d writes and commands, %d audit records: %s",
                equipment.path("online").asInt(),
                equipment.path("total").asInt(),
                summary.path("samples").asLong(),
                summary.path("commands").asLong(),
                summary.path("auditRecords").asLong(),
                summary.path("audit").path("finding").asText()));
        return text.toString();
    }
}
