package org.ferrule.architecture.traceability;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ferrule.catalogue.Group;
import org.ferrule.catalogue.Owner;
import org.ferrule.catalogue.Requirement;

/** The traceability matrix, from requirements to tests and back. */
record MatrixPage(Traceability traceability) {
    private static final String HEAD = """
            # Traceability

            Which test proves which requirement of [requirements.md](requirements.md), and back. Generated from the catalogue, the annotations
            `@Proves` in the sources, and the contracts of the conformance kit; the build fails if an active MUST (or CONDITIONAL) of the framework has no
            test, if one of drivers has no check of the kit, or if a test or a check names what the catalogue does not have or only plans.

            What binds the framework is proved by its own tests. What binds a driver is tried by the kit with each plugin, and the kit is tried
            with broken drivers ([kill-matrix.md](kill-matrix.md)). Which check came to which verdict for one plugin stands in the `traceability.csv` of its evidence.

            """;

    String markdown() {
        return HEAD + counts() + "\n## From requirements to tests\n" + forward() + "\n## From tests to requirements\n"
                + backward(traceability.proofs()) + "\n## From the kit's checks to requirements\n"
                + backward(traceability.checks());
    }

    private String counts() {
        StringBuilder table = new StringBuilder(
                        "| owner | active | planned | with a test | with a check of the kit |\n")
                .append("|---|---|---|---|---|\n");
        for (Owner owner : Owner.values()) {
            List<Requirement> owned = traceability.catalogue().requirements().stream()
                    .filter(requirement -> requirement.owner() == owner)
                    .toList();
            long active = owned.stream().filter(Requirement::isActive).count();
            table.append("| %s | %d | %d | %d | %d |\n"
                    .formatted(
                            owner,
                            active,
                            owned.size() - active,
                            count(owned, traceability::proofs),
                            count(owned, traceability::checks)));
        }
        return table.toString();
    }

    private static long count(List<Requirement> owned, Function<String, List<Proof>> found) {
        return owned.stream()
                .filter(requirement -> !found.apply(requirement.id()).isEmpty())
                .count();
    }

    private String forward() {
        StringBuilder tables = new StringBuilder();
        for (Group group : Group.values()) {
            tables.append("\n### %s: %s\n| id | title | owner | tests | checks of the kit |\n|---|---|---|---|---|\n"
                    .formatted(group, group.title()));
            for (Requirement requirement : traceability.catalogue().requirements(group)) {
                String id = requirement.id();
                tables.append("| %s | %s | %s | %s | %s |\n"
                        .formatted(
                                id,
                                requirement.title(),
                                requirement.owner(),
                                requirement.isActive() ? links(traceability.proofs(id)) : "planned",
                                requirement.isActive() ? links(traceability.checks(id)) : "planned"));
            }
        }
        return tables.toString();
    }

    private static String links(List<Proof> proofs) {
        return proofs.isEmpty() ? "-" : proofs.stream().map(MatrixPage::link).collect(Collectors.joining("<br>"));
    }

    private static String link(Proof proof) {
        return "[%s](../%s)".formatted(proof.test(), proof.file());
    }

    private static String backward(List<Proof> proofs) {
        Map<String, List<Proof>> byModule =
                proofs.stream().collect(Collectors.groupingBy(Proof::module, TreeMap::new, Collectors.toList()));
        return byModule.entrySet().stream()
                .map(module -> "\n### %s\n| test | requirements |\n|---|---|\n%s"
                        .formatted(module.getKey(), rows(module.getValue())))
                .collect(Collectors.joining());
    }

    private static String rows(List<Proof> proofs) {
        Map<String, List<Proof>> byTest =
                proofs.stream().collect(Collectors.groupingBy(MatrixPage::link, TreeMap::new, Collectors.toList()));
        return byTest.entrySet().stream()
                .map(test -> "| %s | %s |\n"
                        .formatted(
                                test.getKey(),
                                test.getValue().stream()
                                        .map(Proof::requirement)
                                        .sorted(Comparator.naturalOrder())
                                        .collect(Collectors.joining(", "))))
                .collect(Collectors.joining());
    }
}
