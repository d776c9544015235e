package org.ferrule.simulators.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ferrule.simulators.arc.ArcSensor;
import org.ferrule.simulators.arc.ArcServer;
import org.ferrule.simulators.arc.ArcSettings;
import org.ferrule.simulators.arc.ArcType;
import org.ferrule.simulators.culture.SimulationClock;
import org.ferrule.simulators.culture.Vessel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A single Arc sensor in a culture of its own. */
abstract class ArcCommand implements Callable<Integer> {

    private final ArcType type;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private ArcOptions arc = new ArcOptions();

    @Mixin
    private ArcLineOptions line = new ArcLineOptions();

    @Option(
            names = "--unit-id",
            defaultValue = "1",
            paramLabel = "N",
            description = "Device address, 1 to 32 (default: ${DEFAULT-VALUE}).")
    private int unitId;

    @Option(
            names = "--serial-number",
            paramLabel = "TEXT",
            description = "Serial number, at most 16 characters (default: from the seed).")
    private @Nullable String serialNumber;

    ArcCommand(ArcType type) {
        this.type = type;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        String serial = serialNumber == null ? serialNumber(type, common.seed()) : serialNumber;
        ArcSettings settings = new ArcSettings(type, unitId, serial, common.seed(), arc.passwords(), arc.dialect());
        SimulationClock clock = common.clock();
        Vessel vessel = common.vessel(clock);
        ArcSensor sensor = new ArcSensor(settings, vessel::state, clock);
        try (Stage stage = new Stage(common, spec.commandLine())) {
            ArcServer server = stage.keep(line.start(common, sensor));
            stage.control(spec.name(), sensor.faults(), sensor.witness());
            line.announce(stage, spec.name(), server, sensor);
            return stage.run();
        }
    }

    /** A serial number that belongs to the seed and, by its letters, to no real sensor. */
    static String serialNumber(ArcType type, long seed) {
        return String.format(
                Locale.ROOT, "SIM%s%07d", type.channel().toUpperCase(Locale.ROOT), Math.floorMod(seed, 10_000_000L));
    }
}
