package org.ferrule.simulators.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.ferrule.simulators.arc.ArcSensor;
import org.ferrule.simulators.arc.ArcServer;
import org.ferrule.simulators.arc.ArcSettings;
import org.ferrule.simulators.arc.ArcTransport;
import org.ferrule.simulators.arc.ArcType;
import org.ferrule.simulators.cli.LadsOptions.LadsIdentity;
import org.ferrule.simulators.culture.SimulationClock;
import org.ferrule.simulators.culture.Vessel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code simulate culture}: one vessel, and all the simulated equipment that looks into it. */
@Command(
        name = "culture",
        description = "All equipment around one culture: arc-ph (unit 1), arc-do (unit 2) and lads-bioreactor.",
        footer = "%nEach listens on its own port; with --port P they are P, P+1 and P+2.",
        mixinStandardHelpOptions = true)
final class CultureCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private ArcOptions arc = new ArcOptions();

    @Mixin
    private LadsOptions lads = new LadsOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        SimulationClock clock = common.clock();
        Vessel vessel = common.vessel(clock);
        try (Stage stage = new Stage(common, spec.commandLine())) {
            int port = common.port();
            start(stage, "arc-ph", sensor(ArcType.PH, 1, vessel, clock), port);
            start(stage, "arc-do", sensor(ArcType.DISSOLVED_OXYGEN, 2, vessel, clock), port == 0 ? 0 : port + 1);
            lads.start(stage, vessel, port == 0 ? 0 : port + 2, LadsIdentity.of(common.seed()));
            stage.announce(Announcement.ready());
            return stage.run();
        }
    }

    private ArcSensor sensor(ArcType type, int unitId, Vessel vessel, SimulationClock clock) {
        String serial = ArcCommand.serialNumber(type, common.seed());
        ArcSettings settings =
                new ArcSettings(type, unitId, serial, common.seed() + unitId, arc.passwords(), arc.dialect());
        return new ArcSensor(settings, vessel::state, clock);
    }

    private static void start(Stage stage, String name, ArcSensor sensor, int port) throws IOException {
        ArcServer server = stage.keep(ArcServer.start(ArcTransport.TCP, port, List.of(sensor)));
        stage.control(name, sensor.faults()::apply);
        stage.announce(Announcement.tcp(name, ArcTransport.TCP, server.port(), sensor));
    }
}
