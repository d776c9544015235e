package org.ferrule.simulators.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.ferrule.simulators.line.ServerThreads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate many}: very many devices of all kinds in one process. */
@Command(name = "many", description = "Many devices of all kinds in one process, on few threads, for load tests.")
final class ManyCommand implements Callable<Integer> {

    private static final int MOST = 1000;
    private static final int LOOPS = 2;
    private static final int WORKERS = 4;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(
            names = "--instances",
            defaultValue = "200",
            paramLabel = "N",
            description = "How many, 1 to 1000 (default: ${DEFAULT-VALUE}).")
    private int instances;

    @Option(
            names = "--opc-ua",
            defaultValue = "2",
            paramLabel = "N",
            description = "How many of them are OPC UA servers, which cost most (default: ${DEFAULT-VALUE}).")
    private int opcUaServers;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (instances < 1 || instances > MOST) {
            throw new IllegalArgumentException("--instances: " + instances + " is outside [1, " + MOST + "]");
        }
        if (opcUaServers < 0 || opcUaServers > instances) {
            throw new IllegalArgumentException("--opc-ua: " + opcUaServers + " is outside [0, " + instances + "]");
        }
        try (Stage stage = new Stage(common, spec.commandLine())) {
            ServerThreads threads = stage.keep(ServerThreads.shared(LOOPS, WORKERS));
            Fleet fleet = new Fleet(stage, common, threads);
            for (int i = 0; i < instances; i++) {
                fleet.add(i, i < opcUaServers);
            }
            stage.announce(Announcement.ready(instances));
            return stage.run();
        }
    }
}
