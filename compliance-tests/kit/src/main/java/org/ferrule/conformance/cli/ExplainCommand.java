package org.ferrule.conformance.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.ferrule.catalogue.Catalogue;
import org.ferrule.catalogue.Clause;
import org.ferrule.catalogue.Requirement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says everything of one requirement. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Say what a requirement asks for, how it is tested and what it answers to.")
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ID", description = "For example PAR-004.")
    private String id = "";

    @Override
    public Integer call() {
        Requirement requirement = Catalogue.load()
                .find(id.toUpperCase(Locale.ROOT))
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no requirement '" + id + "'. 'ferrule conformance list' shows all."));
        PrintWriter out = spec.commandLine().getOut();
        out.println(requirement.id() + "  " + requirement.title());
        out.println(requirement.strength() + ", " + owner(requirement) + ", from level "
                + requirement.level().number() + " on"
                + (requirement.capability().isEmpty() ? "" : "; for: " + requirement.capability()));
        out.println();
        out.println(requirement.text());
        out.println();
        out.println("Tested:     " + requirement.test());
        if (!requirement.clauses().isEmpty()) {
            out.println("Answers to: "
                    + requirement.clauses().stream().map(Clause::toString).collect(Collectors.joining("; ")));
        }
        if (!requirement.planned().isEmpty()) {
            out.println("Planned:    " + requirement.planned());
        }
        return 0;
    }

    private static String owner(Requirement requirement) {
        return switch (requirement.owner()) {
            case DRIVER -> "the plugin's";
            case FRAMEWORK -> "the framework's";
            case BOTH -> "the plugin's and the framework's";
        };
    }
}
