package org.ferrule.conformance.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ferrule.catalogue.Group;
import org.ferrule.conformance.result.RequirementResult;
import org.ferrule.conformance.result.Results;
import org.ferrule.conformance.result.Standing;

/** The table of counts. */
final class Figures {
    private Figures() {}

    /** A number and what it counts. */
    static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    static String table(Results results) {
        return "<table class=\"num\">"
                + Markup.heading("Group", "met", "not met", "waived", "advised, not met", "no part of the claim")
                + Arrays.stream(Group.values())
                        .map(group -> row(group.name() + " " + group.title(), of(results, group)))
                        .collect(Collectors.joining())
                + row("all", results.requirements()) + "</table>\n"
                + "<p>" + counted(results.checks().size(), "check") + " made.</p>\n";
    }

    static List<RequirementResult> of(Results results, Group group) {
        return results.requirements().stream()
                .filter(result -> result.id().startsWith(group.name()))
                .toList();
    }

    private static String row(String name, List<RequirementResult> of) {
        return Markup.row(Stream.concat(
                        Stream.of(name),
                        Arrays.stream(Standing.values())
                                .map(standing -> Long.toString(of.stream()
                                        .filter(result -> result.standing() == standing)
                                        .count())))
                .toList());
    }
}
