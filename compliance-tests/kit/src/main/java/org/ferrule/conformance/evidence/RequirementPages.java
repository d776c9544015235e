package org.ferrule.conformance.evidence;

import static org.ferrule.conformance.evidence.Markup.element;
import static org.ferrule.conformance.evidence.Markup.text;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ferrule.catalogue.Group;
import org.ferrule.conformance.result.CheckResult;
import org.ferrule.conformance.result.RequirementResult;
import org.ferrule.conformance.result.Results;
import org.ferrule.conformance.result.Standing;
import org.ferrule.conformance.result.Verdict;

/** Requirement by requirement: what it asks, what was done, what was seen. */
final class RequirementPages {
    private static final String PLANNED = "Planned, and in no claim: ";

    /** As in the traces. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final double MILLIS_PER_SECOND = 1e3;

    private final Map<String, CheckResult> checks;

    private RequirementPages(Results results) {
        checks = results.checks().stream()
                .collect(Collectors.toMap(CheckResult::name, Function.identity(), (first, again) -> first));
    }

    static String claimed(Results results) {
        RequirementPages pages = new RequirementPages(results);
        return Arrays.stream(Group.values())
                .map(group -> pages.group(
                        group,
                        Figures.of(results, group).stream()
                                .filter(result -> result.standing() != Standing.NOT_CLAIMED)
                                .toList()))
                .collect(Collectors.joining());
    }

    private String group(Group group, List<RequirementResult> results) {
        return results.isEmpty()
                ? ""
                : "<h2>" + group.name() + " " + group.title() + "</h2>\n"
                        + results.stream().map(this::requirement).collect(Collectors.joining());
    }

    private String requirement(RequirementResult result) {
        String about = result.strength() + ", from level " + result.level() + " on"
                + (result.clauses().isEmpty() ? "" : ". Answers to: " + String.join("; ", result.clauses()));
        // What does not concern a plugin is no merit of it.
        String look = result.verdict() == Verdict.NOT_APPLICABLE ? "" : " " + result.standing();
        return "<div class=\"requirement" + look + "\" id=\"" + result.id() + "\">"
                + element("h3", "", result.id() + " " + text(result.title()) + " " + Markup.tag(result.verdict()))
                + element("p", "", text(result.text()))
                + element("p", "clauses", text(about))
                + result.planned()
                        .map(part -> element("p", "clauses", PLANNED + text(part)))
                        .orElse("")
                + (result.checks().isEmpty()
                        ? element("p", "", element("b", "", text(result.reason())))
                        : table(result.checks()))
                + "</div>\n";
    }

    private String table(List<String> names) {
        return "<table class=\"checks\"><colgroup><col class=\"what\"><col class=\"done\"><col class=\"seen\"><col"
                + " class=\"v\"></colgroup>"
                + Markup.heading("Check", "What was done", "What was seen", "Verdict")
                + names.stream()
                        .map(checks::get)
                        .filter(Objects::nonNull)
                        .map(RequirementPages::row)
                        .collect(Collectors.joining())
                + "</table>";
    }

    private static String row(CheckResult check) {
        String reason = check.reason().isEmpty() ? "" : element("p", "reason", text(check.reason()));
        String seen = Markup.notes(check.seen());
        return Markup.row(List.of(
                (check.element().isEmpty() ? "" : element("b", "", text(check.element())) + " ") + text(check.title()),
                check.done().isEmpty() ? "-" : Markup.notes(check.done()),
                reason.isEmpty() && seen.isEmpty() ? "-" : reason + seen,
                Markup.tag(check.verdict())
                        + element(
                                "div",
                                "when",
                                TIME.format(check.began()) + ", "
                                        + String.format(Locale.ROOT, "%.1f s", check.millis() / MILLIS_PER_SECOND))));
    }

    /** Nothing is left out of a report: what nothing is claimed of is at its end, with the reason. */
    static String notClaimed(Results results) {
        return "<h2>No part of this claim</h2>\n<table>" + Markup.heading("Requirement", "Owner", "Why")
                + results.requirements().stream()
                        .filter(result -> result.standing() == Standing.NOT_CLAIMED)
                        .map(result -> Markup.row(List.of(
                                result.id() + " " + text(result.title()),
                                result.owner().toLowerCase(Locale.ROOT),
                                text(result.reason())
                                        + result.planned()
                                                .map(part -> ". " + PLANNED + text(part))
                                                .orElse(""))))
                        .collect(Collectors.joining())
                + "</table>\n";
    }
}
