package org.ferrule.simulators.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ferrule.simulators.line.SerialLine;
import org.ferrule.simulators.sics.SicsDialect;
import org.ferrule.simulators.sics.SicsServer;
import org.ferrule.simulators.sics.SicsServer.Balance;
import org.ferrule.simulators.sics.SicsSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate sics-balance}. */
@Command(name = "sics-balance", description = "Laboratory balance that speaks MT-SICS, with a vessel on it.")
final class SicsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--device", paramLabel = "PATH", description = "Serial device (default: TCP, see --port).")
    private @Nullable String device;

    @Option(names = "--baud", defaultValue = "9600", paramLabel = "N", description = "(default: ${DEFAULT-VALUE})")
    private int baud;

    @Option(
            names = "--serial-number",
            paramLabel = "TEXT",
            description = "Serial number, at most 20 characters (default: from the seed).")
    private @Nullable String serialNumber;

    @Option(names = "--no-timed-reading", description = "Answer SC with ES, as some weigh modules do.")
    private boolean isTimedReadingMissing;

    @Option(names = "--immediate-base-name", description = "Answer ZI and TI as Z and T.")
    private boolean isImmediateBaseName;

    @Override
    public Integer call() throws IOException, InterruptedException {
        String serial = serialNumber == null
                ? String.format(Locale.ROOT, "SIMBAL%07d", Math.floorMod(common.seed(), 10_000_000L))
                : serialNumber;
        SicsDialect dialect = new SicsDialect("\r\n", !isTimedReadingMissing, !isImmediateBaseName);
        SicsSettings settings = SicsSettings.of(serial, common.seed()).with(dialect);
        Balance balance = Balance.withVessel(settings, common.clock());
        try (Stage stage = new Stage(common, spec.commandLine())) {
            SerialLine line = device == null ? null : new SerialLine(device, baud, 1);
            SicsServer server = stage.keep(
                    line == null || common.isWired()
                            ? SicsServer.start(common.port(), balance)
                            : SicsServer.start(line, balance));
            stage.control(spec.name(), server.faults(), server.witness());
            Announcement told = Announcement.line(spec.name(), device, server.port(), server.serialNumber());
            if (line == null) {
                stage.announce(told);
            } else {
                stage.announce(told, line, server.port());
            }
            return stage.run();
        }
    }
}
