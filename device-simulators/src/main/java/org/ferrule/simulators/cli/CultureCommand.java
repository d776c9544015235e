package org.ferrule.simulators.cli;

import java.io.IOException;
import java.nio.file.Path;
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
import org.ferrule.simulators.lads.LadsBioreactorServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate culture}: one vessel, and all the simulated equipment that looks into it. */
@Command(
        name = "culture",
        description = "All equipment around one culture: arc-ph (unit 1), arc-do (unit 2) and lads-bioreactor.",
        footer = "%nEach listens on its own port; with --port P they are P, P+1 and P+2.")
final class CultureCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private ArcOptions arc = new ArcOptions();

    @Mixin
    private LadsOptions lads = new LadsOptions();

    @Option(
            names = "--write-site",
            paramLabel = "DIR",
            description = "Write a site directory that leads to these simulators, for 'ferrule run DIR'.")
    private @Nullable Path siteDirectory;

    @Override
    public Integer call() throws IOException, InterruptedException {
        SimulationClock clock = common.clock();
        Vessel vessel = common.vessel(clock);
        try (Stage stage = new Stage(common, spec.commandLine())) {
            int port = common.port();
            DemoSite site = siteDirectory == null ? null : DemoSite.in(siteDirectory);
            if (site != null) {
                lads.keepKeysIn(site.serverKeys());
            }
            LadsIdentity identity = LadsIdentity.of(common.seed());
            LadsBioreactorServer reactor = lads.prepare(stage, vessel, port == 0 ? 0 : port + 2, identity);
            // The bioreactor makes its key first, which takes longest of all.
            BackgroundStart reactorStart = BackgroundStart.of(LadsOptions.NAME, reactor::start);
            Announcement ph = start(stage, "arc-ph", sensor(ArcType.PH, 1, vessel, clock), port);
            Announcement oxygen = start(
                    stage, "arc-do", sensor(ArcType.DISSOLVED_OXYGEN, 2, vessel, clock), port == 0 ? 0 : port + 1);
            reactorStart.await();
            Announcement bioreactor = LadsOptions.announce(stage, reactor, identity);
            if (site != null) {
                site.write(
                        ph.port().orElseThrow(),
                        oxygen.port().orElseThrow(),
                        bioreactor.url(),
                        reactor.certificateFile());
            }
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

    private static Announcement start(Stage stage, String name, ArcSensor sensor, int port) throws IOException {
        ArcServer server = stage.keep(ArcServer.start(ArcTransport.TCP, port, List.of(sensor)));
        stage.control(name, sensor.faults(), sensor.witness());
        return stage.announce(Announcement.tcp(name, ArcTransport.TCP, server.port(), sensor));
    }
}
