package org.ferrule.conformance.evidence;

import static org.ferrule.conformance.evidence.Markup.element;
import static org.ferrule.conformance.evidence.Markup.text;

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

/** Requirement by requirement: what it asks, what was done, what was seen. */
final class RequirementPages {
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
        String clauses = result.clauses().isEmpty()
                ? ""
                : element("p", "clauses", "Answers to: " + text(String.join("; ", result.clauses())));
        return "<div class=\"requirement " + result.standing() + "\" id=\"" + result.id() + "\">"
                + element("h3", "", result.id() + " " + text(result.title()) + " " + Markup.tag(result.verdict()))
                + element("p", "", text(result.text())) + clauses
                + (result.reason().isEmpty() ? "" : element("p", "", element("b", "", text(result.reason()))))
                + (result.checks().isEmpty() ? "" : table(result.checks()))
                + "</div>\n";
    }

    private String table(List<String> names) {
        return "<table class=\"checks\"><colgroup><col class=\"what\"><col class=\"done\"><col class=\"seen\"><col class=\"v\"></colgroup>"
                + Markup.heading("Check", "What was done", "What was seen", "Verdict")
                + names.stream()
                        .map(checks::get)
                        .filter(Objects::nonNull)
                        .map(check -> Markup.row(List.of(
                                (check.element().isEmpty() ? "" : element("b", "", text(check.element())) + " ")
                                        + text(check.title()),
                                text(check.done()),
                                text(check.seen()),
                                Markup.tag(check.verdict()))))
                        .collect(Collectors.joining())
                + "</table>";
    }

    /** Nothing is left out of a report: what nothing is claimed of is at its end, with the reason. */
    static String notClaimed(Results results) {
        return "<h2>No part of this claim</h2>\n<table>" + Markup.heading("Requirement", "Owner", "Why")
                + results.requirements().stream()
                        .filter(result -> result.standing() == Standing.NOT_CLAIMED)
                        .map(result -> Markup.row(List.of(
                                result.id() + " " + text(result.title()),
                                result.owner().toLowerCase(Locale.ROOT),
                                text(result.reason()))))
                        .collect(Collectors.joining())
                + "</table>\n";
    }
}
