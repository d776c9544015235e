package org.ferrule.conformance.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ferrule.catalogue.Catalogue;
import org.ferrule.catalogue.Level;
import org.ferrule.catalogue.Owner;
import org.ferrule.catalogue.Requirement;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the requirements. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List the requirements.")
final class ListCommand implements Callable<Integer> {
    private static final int HIGHEST = Level.values().length;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--level",
            defaultValue = "3",
            paramLabel = "N",
            description = "Only those that this level asks for, 1 to 3 (default: ${DEFAULT-VALUE}).")
    private int level = HIGHEST;

    @Option(
            names = "--owner",
            paramLabel = "OWNER",
            description = "Only those of the DRIVER or the FRAMEWORK; BOTH share some.")
    private @Nullable Owner owner;

    @Override
    public Integer call() {
        Level highest = Level.of(level);
        List<Requirement> listed = Catalogue.load().requirements().stream()
                .filter(requirement -> requirement.level().compareTo(highest) <= 0)
                .filter(this::isOwned)
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        out.println("ID       LEVEL  STRENGTH     OWNER      TITLE");
        for (Requirement requirement : listed) {
            out.println(String.format(
                    Locale.ROOT,
                    "%s  %d      %-11s  %-9s  %s%s",
                    requirement.id(),
                    requirement.level().number(),
                    requirement.strength(),
                    requirement.owner(),
                    requirement.title(),
                    requirement.isActive() ? "" : " (planned)"));
        }
        out.println(listed.size() + " requirements. 'ferrule conformance explain ID' says more of one.");
        return 0;
    }

    private boolean isOwned(Requirement requirement) {
        return owner == null
                || requirement.owner() == owner
                || (requirement.owner() == Owner.BOTH && owner != Owner.BOTH);
    }
}
