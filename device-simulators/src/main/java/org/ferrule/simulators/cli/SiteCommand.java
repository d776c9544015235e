package org.ferrule.simulators.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ferrule.simulators.arc.ArcPasswords;
import org.ferrule.simulators.culture.PacedClock;
import org.ferrule.simulators.culture.SimulationClock;
import org.ferrule.simulators.site.Bench;
import org.ferrule.simulators.site.MicroFactory;
import org.ferrule.simulators.site.SiteDirectory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate site}: a micro-factory, all of it in this process. */
@Command(
        name = "site",
        description =
                "A CAR-T micro-factory: two bioreactors with sensors and gases, balance, cell processor, incubator.",
        footer = {
            "%nEach is controlled by the name that the site file gives it ('ph-1 silent on'); 'bench' does what takes hands",
            "('bench feed 1 150'). With --port P the eight servers take P to P+7."
        })
final class SiteCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(
            names = "--write-site",
            paramLabel = "DIR",
            description = "Write a site directory that leads to these simulators, for 'ferrule run DIR'.")
    private @Nullable Path siteDirectory;

    @Option(
            names = "--wait-for-begin",
            description = "Let time run at its own speed until 'bench begin', and only then at --speed.")
    private boolean isWaiting;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PacedClock clock = new PacedClock(SimulationClock.realTime(1));
        common.follow(clock);
        try (Stage stage = new Stage(common, spec.commandLine())) {
            SiteDirectory site = siteDirectory == null ? null : SiteDirectory.in(siteDirectory);
            SiteSecrets secrets = SiteSecrets.random();
            SiteServers servers = SiteServers.prepare(stage, common, site, secrets);
            ArcPasswords passwords = new ArcPasswords(secrets.sensors(), secrets.sensors());
            MicroFactory factory = new MicroFactory(common.seed(), clock, passwords, servers.processorSettings());
            Bench bench = new Bench(factory, clock, common.speed());
            servers.start(factory);
            stage.answer("bench", bench::apply);
            if (!isWaiting) {
                bench.apply("begin");
            }
            if (site != null) {
                servers.write(site, factory);
            }
            stage.announce(Announcement.ready());
            return stage.run();
        }
    }
}
