package org.ferrule.conformance.evidence;

import java.util.List;
import java.util.stream.Collectors;
import org.ferrule.audit.export.CsvCell;
import org.ferrule.conformance.result.RequirementResult;
import org.ferrule.conformance.result.Results;

/** {@code traceability.csv}: from clause to requirement to check to verdict, one line for each check of each requirement. */
final class Traceability {
    private static final List<String> HEADING = List.of(
            "requirement",
            "level",
            "strength",
            "owner",
            "clauses",
            "check",
            "verdict",
            "standing",
            "reason",
            "planned");

    private Traceability() {}

    static String of(Results results) {
        StringBuilder table = new StringBuilder("\ufeff");
        line(table, HEADING);
        for (RequirementResult requirement : results.requirements()) {
            List<String> checks = requirement.checks().isEmpty() ? List.of("") : requirement.checks();
            for (String check : checks) {
                line(
                        table,
                        List.of(
                                requirement.id(),
                                Integer.toString(requirement.level()),
                                requirement.strength(),
                                requirement.owner(),
                                String.join("; ", requirement.clauses()),
                                check,
                                requirement.verdict().name(),
                                requirement.standing().name(),
                                requirement.reason(),
                                requirement.planned().orElse("")));
            }
        }
        return table.toString();
    }

    private static void line(StringBuilder table, List<String> cells) {
        table.append(cells.stream().map(CsvCell::of).collect(Collectors.joining(",")))
                .append("\r\n");
    }
}
