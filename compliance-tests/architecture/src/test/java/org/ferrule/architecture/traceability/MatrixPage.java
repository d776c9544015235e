package org.ferrule.architecture.traceability;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ferrule.catalogue.Group;
import org.ferrule.catalogue.Owner;
import org.ferrule.catalogue.Requirement;

/** The traceability matrix, from requirements to tests and back. */
record MatrixPage(Traceability traceability) {
    private static final String HEAD = """
            # Traceability

            Which test proves which requirement of [requirements.md](requirements.md), and back. Generated from the catalogue and the
            annotations `@Proves` in the sources; the build fails if an active MUST of the framework has no test, or if a test claims what
            the catalogue does not have. Requirements of drivers are proved for each plugin by the conformance kit.

            """;

    String markdown() {
        return HEAD + counts() + "\n## From requirements to tests\n" + forward() + "\n## From tests to requirements\n"
                + backward();
    }

    private String counts() {
        StringBuilder table = new StringBuilder(
                        "| owner | active | planned | active with a test | mandatory without |\n")
                .append("|---|---|---|---|---|\n");
        for (Owner owner : Owner.values()) {
            List<Requirement> owned = traceability.catalogue().requirements().stream()
                    .filter(requirement -> requirement.owner() == owner)
                    .toList();
            long active = owned.stream().filter(Requirement::isActive).count();
            long proved = owned.stream()
                    .filter(requirement ->
                            !traceability.proofs(requirement.id()).isEmpty())
                    .count();
            table.append("| %s | %d | %d | %d | %d |\n"
                    .formatted(
                            owner,
                            active,
                            owned.size() - active,
                            proved,
                            traceability.unproved(owner).size()));
        }
        return table.toString();
    }

    private String forward() {
        StringBuilder tables = new StringBuilder();
        for (Group group : Group.values()) {
            tables.append("\n### %s: %s\n| id | title | owner | tests |\n|---|---|---|---|\n"
                    .formatted(group, group.title()));
            for (Requirement requirement : traceability.catalogue().requirements(group)) {
                tables.append("| %s | %s | %s | %s |\n"
                        .formatted(requirement.id(), requirement.title(), requirement.owner(), tests(requirement)));
            }
        }
        return tables.toString();
    }

    private String tests(Requirement requirement) {
        if (!requirement.isActive()) {
            return "planned";
        }
        List<Proof> proofs = traceability.proofs(requirement.id());
        return proofs.isEmpty() ? "-" : proofs.stream().map(MatrixPage::link).collect(Collectors.joining("<br>"));
    }

    private static String link(Proof proof) {
        return "[%s](../%s)".formatted(proof.test(), proof.file());
    }

    private String backward() {
        Map<String, List<Proof>> byModule = traceability.proofs().stream()
                .collect(Collectors.groupingBy(Proof::module, TreeMap::new, Collectors.toList()));
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
