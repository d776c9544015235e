package org.ferrule.simulators.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ferrule.simulators.incubator.Incubator;
import org.ferrule.simulators.incubator.IncubatorDevice;
import org.ferrule.simulators.modbus.ModbusServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate incubator}. */
@Command(name = "incubator", description = "CO2 incubator on Modbus TCP, with a register map of Ferrule's own.")
final class IncubatorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(
            names = "--serial-number",
            paramLabel = "TEXT",
            description = "Serial number, at most 16 characters (default: from the seed).")
    private @Nullable String serialNumber;

    @Override
    public Integer call() throws IOException, InterruptedException {
        String serial = serialNumber == null
                ? String.format(Locale.ROOT, "SIMINC%07d", Math.floorMod(common.seed(), 10_000_000L))
                : serialNumber;
        Incubator incubator = new Incubator(serial, common.clock());
        try (Stage stage = new Stage(common, spec.commandLine())) {
            IncubatorDevice device = new IncubatorDevice(incubator);
            ModbusServer server = stage.keep(ModbusServer.tcp(common.port(), List.of(device)));
            stage.control(spec.name(), incubator.faults(), incubator.witness());
            stage.announce(Announcement.modbusTcp(spec.name(), server.port(), device.unitId(), serial));
            return stage.run();
        }
    }
}
