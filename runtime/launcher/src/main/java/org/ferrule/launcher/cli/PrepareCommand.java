package org.ferrule.launcher.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Explains what the script does before any Java runs: only the script knows how Java will be started later. */
@Command(
        name = "prepare",
        mixinStandardHelpOptions = true,
        description =
                "Make later starts about a second faster: runs a short demonstration and keeps Java's loaded classes in the "
                        + "directory 'archives' of this installation. Once after unpacking, and after an update of Java.",
        footer = {"", "Example: ferrule prepare"})
final class PrepareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().getErr().println("'prepare' is done by the script 'ferrule': start it through bin/ferrule.");
        return FerruleCommand.USAGE;
    }
}
