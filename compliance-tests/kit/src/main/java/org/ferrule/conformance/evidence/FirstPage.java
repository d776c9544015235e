package org.ferrule.conformance.evidence;

import static org.ferrule.conformance.evidence.Markup.element;
import static org.ferrule.conformance.evidence.Markup.fact;
import static org.ferrule.conformance.evidence.Markup.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ferrule.conformance.result.RequirementResult;
import org.ferrule.conformance.result.Results;
import org.ferrule.conformance.result.Standing;
import org.ferrule.conformance.result.Subject;

/** What somebody reads who reads one page: what was judged, what is claimed, whether it holds, and what does not. */
final class FirstPage {
    private FirstPage() {}

    static String of(Results results) {
        return "<h1>Conformance of " + text(results.subject().type()) + "</h1>\n" + verdict(results)
                + subject(results) + waivers(results)
                + table(results, Standing.NOT_MET, "What was not met") + others(results)
                + Levels.table(results) + table(results, Standing.ADVISED, "Advised, and not met") + signatures();
    }

    private static String verdict(Results results) {
        boolean isConformant = results.isConformant();
        long waived = of(results, Standing.WAIVED).size();
        String level = " at level " + results.run().level() + " ("
                + Levels.name(results.run().level()) + ")";
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

    private static String subject(Results results) {
        Subject subject = results.subject();
        return "<table class=\"about\">"
                + fact("Type of equipment", text(subject.type()))
                + fact(
                        "Plugin",
                        text(subject.bundle()) + " " + text(subject.version()) + ", file " + text(subject.file()))
                + fact("SHA-256 of the file", element("code", "", text(subject.sha256())))
                + fact("SHA-256 of the descriptor", element("code", "", text(subject.descriptorSha256())))
                + fact("Claim", Levels.claim(results.run().level()))
                + "</table>\n";
    }

    private static String waivers(Results results) {
        List<RequirementResult> waived = results.requirements().stream()
                .filter(result -> result.waiver().isPresent())
                .toList();
        if (waived.isEmpty()) {
            return "<h2>Waivers</h2>\n<p>None.</p>\n";
        }
        return "<div class=\"waivers\"><h2>Waivers</h2><table>"
                + Markup.heading("Requirement", "Why it is not met", "Who answers for it", "Until")
                + waived.stream()
                        .map(result -> Markup.row(List.of(
                                link(result),
                                text(result.waiver().orElseThrow().reason()),
                                text(result.waiver().orElseThrow().approver()),
                                result.waiver().orElseThrow().expires().toString())))
                        .collect(Collectors.joining())
                + "</table></div>\n";
    }

    private static List<RequirementResult> of(Results results, Standing standing) {
        return results.requirements().stream()
                .filter(result -> result.standing() == standing)
                .toList();
    }

    private static String table(Results results, Standing standing, String title) {
        List<RequirementResult> some = of(results, standing);
        return element("h2", "", title) + "\n"
                + (some.isEmpty()
                        ? "<p>Nothing.</p>\n"
                        : "<table class=\"against\">" + Markup.heading("Requirement", "Verdict", "Why")
                                + some.stream()
                                        .map(result -> Markup.row(List.of(
                                                link(result), Markup.tag(result.verdict()), text(result.reason()))))
                                        .collect(Collectors.joining())
                                + "</table>\n");
    }

    /** What stands against the claim and is about no requirement that is not met: a waiver that is none, what nobody checked. */
    private static String others(Results results) {
        List<String> unmet = of(results, Standing.NOT_MET).stream()
                .map(RequirementResult::id)
                .toList();
        List<String> others = results.shortcomings().stream()
                .filter(against -> unmet.stream().noneMatch(id -> against.startsWith(id + " ")))
                .toList();
        return others.isEmpty() ? "" : "<p>Also against the claim:</p>\n" + Markup.list(others);
    }

    private static String link(RequirementResult result) {
        return "<a href=\"#" + result.id() + "\">" + result.id() + "</a> " + text(result.title());
    }

    /** For whoever files it on paper; the signature over the bytes is in the attestation. */
    private static String signatures() {
        return "<table class=\"signatures\">" + Markup.heading("", "Name", "Signature", "Date")
                + Stream.of("Run by", "Reviewed by")
                        .map(who -> Markup.row(List.of(element("b", "", who), "", "", "")))
                        .collect(Collectors.joining())
                + "</table>\n";
    }
}
