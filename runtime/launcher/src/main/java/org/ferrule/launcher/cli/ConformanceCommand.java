package org.ferrule.launcher.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stands in the list of commands; the script starts the kit itself, which has a class path of its own. */
@Command(
        name = "conformance",
        description = "Check and compare the evidence of a plugin's conformance; list and explain the requirements.",
        footer = {"", "Example: ferrule conformance explain PAR-004"})
final class ConformanceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine()
                .getErr()
                .println(
                        "'conformance' is done by the kit, which the script 'ferrule' starts: start it through bin/ferrule.");
        return FerruleCommand.USAGE;
    }
}
