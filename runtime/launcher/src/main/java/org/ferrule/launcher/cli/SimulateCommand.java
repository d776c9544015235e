package org.ferrule.launcher.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ferrule.launcher.boot.Installation;
import org.ferrule.launcher.boot.SimulatorProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** Runs device simulators. The script starts them without this process in between, so that ending one ends the other. */
@Command(
        name = "simulate",
        description = "Run a device simulator, all around one culture, or a whole site; --list tells their names.",
        footer = {
            "",
            "Examples: ferrule simulate arc-ph --port 0",
            "          ferrule simulate culture --write-site DIR",
            "          ferrule simulate site --write-site DIR --control"
        })
final class SimulateCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "ARGUMENTS", description = "Simulator and its options; --help explains.")
    private List<String> arguments = new ArrayList<>();

    @Unmatched
    private List<String> options = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(options);
        return new ProcessBuilder(SimulatorProcess.commandLine(Installation.locate(), all))
                .inheritIO()
                .start()
                .waitFor();
    }
}
