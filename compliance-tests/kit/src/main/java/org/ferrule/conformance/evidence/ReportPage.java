package org.ferrule.conformance.evidence;

import static org.ferrule.conformance.evidence.Markup.element;
import static org.ferrule.conformance.evidence.Markup.fact;
import static org.ferrule.conformance.evidence.Markup.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ferrule.conformance.result.Results;
import org.ferrule.conformance.result.RunFacts;

/** {@code report.html}: one page that needs nothing else, for a person who releases equipment. A function of the results alone. */
final class ReportPage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss 'UTC'", Locale.UK)
            .withZone(ZoneOffset.UTC);

    private ReportPage() {}

    static String of(Results results) {
        return "<!DOCTYPE html>\n"
                + "<html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\""
                + " content=\"default-src 'none';"
                + " style-src"
                + " 'unsafe-inline'\"><title>Conformance"
                + " of " + text(results.subject().type()) + "</title>\n<style>\n" + style()
                + "</style></head><body>\n"
                + FirstPage.of(results)
                + "<h2>How it was judged</h2>\n" + run(results)
                + "<h2>In figures</h2>\n" + Figures.table(results)
                + "<h2 class=\"part\">Requirement by requirement</h2>\n"
                + RequirementPages.claimed(results)
                + RequirementPages.notClaimed(results)
                + footer(results) + "</body></html>\n";
    }

    private static String style() {
        try (InputStream css = ReportPage.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(css, "report.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(Results results) {
        RunFacts run = results.run();
        Duration took = Duration.between(run.began(), run.ended());
        return "<table class=\"about\">"
                + fact("Begun", TIME.format(run.began()))
                + fact("Took", took.toMinutes() + " min " + took.toSecondsPart() + " s")
                + fact("Kit", text(run.kit()))
                + fact("Requirements", "SHA-256 " + element("code", "", text(run.catalogueSha256())))
                + fact("Device", "simulated by " + text(run.simulator()))
                + fact("Seed", Long.toString(run.seed()))
                + fact("Limits of time", limits(run))
                + results.environment().entrySet().stream()
                        .map(entry -> fact(text(entry.getKey()), text(entry.getValue())))
                        .collect(Collectors.joining())
                + "</table>\n";
    }

    private static String limits(RunFacts run) {
        return run.limits().entrySet().stream()
                        .map(limit -> text(limit.getKey()) + " within " + limit.getValue() + " s")
                        .collect(Collectors.joining(", "))
                + (run.timeMultiplier() == 1 ? "" : "; all stretched " + run.timeMultiplier() + " times");
    }

    private static String footer(Results results) {
        return "<footer>What went over the wires lies in <code>traces/</code>, the run's own audit trails in"
                + " <code>trail/</code>, the bill of materials of the plugin in <code>sbom.json</code>. <code>ferrule"
                + " conformance verify FOLDER</code> checks every"
                + " byte"
                + " of this"
                + " folder"
                + " again;"
                + " <code>" + Attestation.NAME + "</code> holds the signature. Conformant means: the tests named here"
                + " were passed by the file named here, with a simulated device, on "
                + TIME.format(results.run().ended()) + ".</footer>\n";
    }
}
