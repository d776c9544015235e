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
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ferrule.conformance.result.RequirementResult;
import org.ferrule.conformance.result.Results;
import org.ferrule.conformance.result.RunFacts;
import org.ferrule.conformance.result.Standing;
import org.ferrule.conformance.result.Subject;

/** {@code report.html}: one page that needs nothing else, for a person who releases equipment. A function of the results alone. */
final class ReportPage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss 'UTC'", Locale.UK)
            .withZone(ZoneOffset.UTC);

    private ReportPage() {}

    static String of(Results results) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
                + "<title>Conformance of " + text(results.subject().type()) + "</title>\n<style>\n" + style()
                + "</style></head><body>\n<h1>Conformance report</h1>\n"
                + verdict(results) + waivers(results) + against(results)
                + "<h2>What was judged</h2>\n" + subject(results.subject())
                + "<h2>How</h2>\n" + run(results)
                + "<h2>In figures</h2>\n" + Figures.table(results)
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

    private static String verdict(Results results) {
        boolean isConformant = results.isConformant();
        long waived = results.requirements().stream()
                .filter(result -> result.standing() == Standing.WAIVED)
                .count();
        String level = " at level " + results.run().level() + " ("
                + Figures.levelName(results.run().level()) + ")";
        String small = isConformant
                ? "Every requirement of this level that binds a plugin is met"
                        + (waived == 0 ? "." : ", but for " + waived + " that somebody answers for, below.")
                        + " This is no certification."
                : Figures.counted(results.shortcomings().size(), "finding") + " against the claim, below.";
        return element(
                        "div",
                        "verdict " + (isConformant ? "good" : "bad"),
                        (isConformant ? "Conformant" : "Not conformant") + level + element("small", "", small))
                + "\n";
    }

    private static String waivers(Results results) {
        List<RequirementResult> waived = results.requirements().stream()
                .filter(result -> result.waiver().isPresent())
                .toList();
        if (waived.isEmpty()) {
            return "";
        }
        return "<div class=\"waivers\"><h2>Waivers</h2><table>"
                + Markup.heading("Requirement", "Why it is not met", "Who answers for it", "Until")
                + waived.stream()
                        .map(result -> Markup.row(List.of(
                                result.id() + " " + text(result.title()),
                                text(result.waiver().orElseThrow().reason()),
                                text(result.waiver().orElseThrow().approver()),
                                result.waiver().orElseThrow().expires().toString())))
                        .collect(Collectors.joining())
                + "</table></div>\n";
    }

    private static String against(Results results) {
        return results.isConformant() ? "" : "<h2>What stands against it</h2>\n" + Markup.list(results.shortcomings());
    }

    private static String subject(Subject subject) {
        return "<table class=\"about\">"
                + fact("Type of equipment", text(subject.type()))
                + fact("Plugin", text(subject.bundle()) + " " + text(subject.version()))
                + fact("File", text(subject.file()))
                + fact("SHA-256 of the file", element("code", "", text(subject.sha256())))
                + fact("SHA-256 of the descriptor", element("code", "", text(subject.descriptorSha256())))
                + "</table>\n";
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
                + fact("Limits of time", "stretched " + run.timeMultiplier() + " times")
                + results.environment().entrySet().stream()
                        .map(entry -> fact(text(entry.getKey()), text(entry.getValue())))
                        .collect(Collectors.joining())
                + "</table>\n";
    }

    private static String footer(Results results) {
        return "<footer>What went over the wires lies in <code>traces/</code>, the run's own audit trail in <code>trail/</code>. "
                + "<code>ferrule conformance verify FOLDER</code> checks every byte of this folder again; "
                + "<code>" + Attestation.NAME + "</code> holds the signature. "
                + "Conformant means: the tests named here were passed by the file named here, with a simulated device, on "
                + TIME.format(results.run().ended()) + ".</footer>\n";
    }
}
