package org.ferrule.simulators.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.ferrule.simulators.cli.LadsOptions.LadsIdentity;
import org.ferrule.simulators.lads.LadsBioreactorServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate lads-bioreactor}. */
@Command(name = LadsOptions.NAME, description = "Stirred bioreactor on OPC UA, shaped as LADS.")
final class LadsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private LadsOptions lads = new LadsOptions();

    @Option(names = "--serial-number", paramLabel = "TEXT", description = "On the nameplate (default: from the seed).")
    private @Nullable String serialNumber;

    @Override
    public Integer call() throws IOException, InterruptedException {
        LadsIdentity identity = LadsIdentity.of(common.seed());
        if (serialNumber != null) {
            identity = new LadsIdentity(serialNumber, common.seed());
        }
        try (Stage stage = new Stage(common, spec.commandLine())) {
            LadsBioreactorServer server = lads.prepare(stage, common.vessel(common.clock()), common.port(), identity);
            server.start();
            LadsOptions.announce(stage, server, identity);
            return stage.run();
        }
    }
}
