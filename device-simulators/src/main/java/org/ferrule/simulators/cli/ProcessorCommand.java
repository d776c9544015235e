package org.ferrule.simulators.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ferrule.simulators.processor.ProcessorServer;
import org.ferrule.simulators.processor.device.CellSource;
import org.ferrule.simulators.processor.device.CounterflowDevice;
import org.ferrule.simulators.processor.device.ProcessorSettings;
import org.ferrule.simulators.processor.device.Program;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate cell-processor}. */
@Command(
        name = ProcessorCommand.NAME,
        description = "Counterflow cell processor on OPC UA, Rotea-like; no compatibility is claimed.")
final class ProcessorCommand implements Callable<Integer> {

    static final String NAME = "cell-processor";

    private static final double BAG_MILLILITRES = 5000;
    private static final double BAG_MILLION_PER_MILLILITRE = 1.5;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private OpcUaOptions opcUa = new OpcUaOptions();

    @Option(names = "--serial-number", paramLabel = "TEXT", description = "On the nameplate (default: from the seed).")
    private @Nullable String serialNumber;

    @Option(names = "--names", description = "Send enumerations as text instead of as numbers.")
    private boolean areNames;

    @Option(
            names = "--acknowledge-within",
            defaultValue = "0",
            paramLabel = "S",
            description = "Simulated seconds after which an unanswered question stops the run; 0 waits for ever.")
    private double acknowledgeWithin;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Stage stage = new Stage(common, spec.commandLine())) {
            ProcessorSettings settings = settings(stage);
            CellSource bag = CellSource.bag(BAG_MILLILITRES, BAG_MILLION_PER_MILLILITRE);
            CounterflowDevice device = new CounterflowDevice(common.clock(), bag, settings);
            ProcessorServer server = stage.keep(ProcessorServer.start(settings, device));
            stage.control(NAME, device.faults(), device.witness());
            stage.announce(Announcement.opcUa(NAME, server, settings.serialNumber()));
            return stage.run();
        }
    }

    private ProcessorSettings settings(Stage stage) throws IOException {
        String serial = serialNumber == null
                ? String.format(Locale.ROOT, "SIMCP%07d", Math.floorMod(common.seed(), 10_000_000L))
                : serialNumber;
        return new ProcessorSettings(
                common.port(),
                opcUa.keys(stage, NAME),
                serial,
                opcUa.access(),
                common.seed(),
                !areNames,
                acknowledgeWithin,
                opcUa.clockOffset(),
                Program.delivered());
    }
}
