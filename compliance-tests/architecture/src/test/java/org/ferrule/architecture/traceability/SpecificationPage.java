package org.ferrule.architecture.traceability;

import java.util.Locale;
import java.util.stream.Collectors;
import org.ferrule.catalogue.Catalogue;
import org.ferrule.catalogue.Clause;
import org.ferrule.catalogue.Group;
import org.ferrule.catalogue.Requirement;

/** The requirements as people read them. */
record SpecificationPage(Catalogue catalogue) {
    private static final String HEAD = """
            # Requirements

            What a driver and the framework must do, and how it is tested. This page is generated from
            `compliance-tests/catalogue`; which test proves what is in [traceability.md](traceability.md).

            **Strength**: MUST, SHOULD, or CONDITIONAL, which is a MUST for whatever has the capability named. **Owner**: DRIVER (proved
            for each plugin by a run of the conformance kit), FRAMEWORK (proved once a release by the project's own tests) or BOTH.
            **Level**: 1 functional, 2 resilient, 3 GMP-ready; each includes the ones before it. Ids and titles stay for ever once
            released. What is planned is in no claim.
            """;

    String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Group group : Group.values()) {
            page.append("\n## ")
                    .append(group)
                    .append(": ")
                    .append(group.title())
                    .append('\n');
            catalogue.requirements(group).forEach(requirement -> page.append(section(requirement)));
        }
        return page.toString();
    }

    private static String section(Requirement requirement) {
        StringBuilder section = new StringBuilder()
                .append("\n### %s %s\n".formatted(requirement.id(), requirement.title()))
                .append("%s, %s, level %d%s\n\n"
                        .formatted(
                                requirement.strength(),
                                requirement.owner(),
                                requirement.level().number(),
                                requirement.isActive() ? "" : ", **planned**"))
                .append(requirement.text())
                .append('\n')
                .append("- *Test*: ")
                .append(requirement.test())
                .append('\n');
        if (!requirement.capability().isEmpty()) {
            section.append("- *Capability*: ").append(requirement.capability()).append('\n');
        }
        if (!requirement.clauses().isEmpty()) {
            section.append("- *Clauses*: ")
                    .append(requirement.clauses().stream().map(Clause::toString).collect(Collectors.joining("; ")))
                    .append('\n');
        }
        if (!requirement.planned().isEmpty()) {
            String scope = requirement.isActive() ? "planned in part" : "planned";
            section.append("- *%s*: ".formatted(scope.substring(0, 1).toUpperCase(Locale.ROOT) + scope.substring(1)))
                    .append(requirement.planned())
                    .append('\n');
        }
        return section.toString();
    }
}
