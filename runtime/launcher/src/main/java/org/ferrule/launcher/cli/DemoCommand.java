package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.ferrule.audit.verify.AuditFile;
import org.ferrule.launcher.boot.Installation;
import org.ferrule.launcher.boot.LaunchClock;
import org.ferrule.launcher.boot.SimulatorProcess;
import org.ferrule.launcher.boot.SiteRun;
import org.ferrule.launcher.client.ControlClient;
import org.ferrule.launcher.client.FeedFollower;
import org.ferrule.launcher.client.FirstSecret;
import org.ferrule.launcher.client.ReadySite;
import org.ferrule.launcher.client.SitePeople;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A whole site with simulated devices: starts them, runs the site, operates it, and says how it went. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Run a demonstration site: a CAR-T micro-factory with fourteen simulated devices in a process of their own, the"
                        + " runtime in this one. Its people grow, harvest, wash and formulate a culture in twelve simulated days,"
                        + " with faults on the way, through the same control endpoint as everybody.",
        footer = {
            "",
            "Examples: ferrule demo --seconds 20",
            "          ferrule demo --speed 15000           all twelve days in about a minute and a half",
            "          ferrule demo --seconds 20 --json --data /tmp/demo"
        })
final class DemoCommand implements Callable<Integer> {
    private static final Duration READY_WAIT = Duration.ofMinutes(2);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "End after so many seconds, however far it came (default: at Ctrl-C).")
    private @Nullable Integer seconds;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where to keep site, audit trail and log (default: a new one).")
    private @Nullable Path data;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the simulation (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--speed",
            defaultValue = "1000",
            paramLabel = "N",
            description = "Simulated seconds a second, once the culture begins (default: ${DEFAULT-VALUE}).")
    private double speed;

    @Option(names = "--json", description = "Print one JSON object a line; the last is the report.")
    private boolean isJson;

    @Override
    public Integer call() throws Exception {
        Installation installation = Installation.locate();
        Path directory = data == null ? Files.createTempDirectory("ferrule-demo-") : Files.createDirectories(data);
        if (Files.exists(directory.resolve("people.json"))) {
            throw new IOException(inhabited(directory));
        }
        Path site = directory.resolve("site");
        DemoReport report = new DemoReport(out(), isJson);
        report.say("Starting simulated devices; everything is kept in " + directory);
        List<String> simulators = List.of(
                "site",
                "--wait-for-begin",
                "--control",
                "--seed",
                Long.toString(seed),
                "--speed",
                Double.toString(speed),
                "--write-site",
                site.toString(),
                "--exit-with-stdin");
        Consumer<String> complaints = DemoCommand::complain;
        try (SimulatorProcess devices = SimulatorProcess.start(installation, simulators, complaints)) {
            Runtime.getRuntime().addShutdownHook(new Thread(devices::close));
            SiteRun.Plan plan = new SiteRun.Plan(site, directory, 0, LaunchClock.now(), true);
            try (SiteRun run = SiteRun.start(installation, plan)) {
                ReadySite waiting = new ReadySite();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(run, waiting)));
                run.failures().forEach(report::failure);
                operate(report, new Started(waiting, run, directory), new DemoRoom(devices));
            }
        }
        return report.finish(AuditFile.verify(directory)) ? 0 : FerruleCommand.FAILED;
    }

    /** A site that was started, and may not be ready yet. */
    private record Started(ReadySite waiting, SiteRun run, Path directory) {}

    /** Simulators complain on standard error, so that standard output stays readable by machines. */
    private static void complain(String line) {
        if (!line.startsWith("WARNING: ")) {
            System.err.println(line);
        }
    }

    private void operate(DemoReport report, Started site, DemoRoom room) throws Exception {
        ControlClient client = site.waiting()
                .awaitControl(site.directory(), "demo", READY_WAIT)
                .orElseThrow(() -> new IOException("the control endpoint does not listen; the log in "
                        + site.directory() + " says why. Bundles that do not start: "
                        + site.run().failures()));
        try (FeedFollower feed = FeedFollower.follow(client, report::event)) {
            JsonNode ready = site.waiting().awaitReady(client, READY_WAIT);
            report.ready(ready, client.get("/api/v1/equipment").body());
            // Only now: hashes of passwords take processor time that the start would wait for.
            SitePeople people = SitePeople.settle(
                    client,
                    FirstSecret.take(client).orElseThrow(() -> new IOException(inhabited(site.directory()))),
                    LaunchClock::now);
            Instant end = seconds == null ? null : LaunchClock.now().plusSeconds(seconds);
            boolean isComplete = play(report, new DemoPatience(feed, end, speed), people, room);
            if (seconds == null && isComplete) {
                report.handOver(people.handOver(), site.directory());
                if (feed.awaitEnd(null)) {
                    report.problem("the site ended before its time");
                }
            }
            report.end(
                    client.get("/api/v1/site").body(),
                    client.get("/api/v1/equipment").body(),
                    isComplete);
        }
    }

    private static boolean play(DemoReport report, DemoPatience patience, SitePeople people, DemoRoom room)
            throws Exception {
        DemoLog log = new DemoLog(report);
        DemoCrew crew = new DemoCrew(new DemoCrew.Setting(people, room, patience, log), "");
        DemoProcessing processing = new DemoProcessing(crew);
        List<DemoStep> steps = new ArrayList<>(new DemoScript(crew).steps());
        steps.addAll(new DemoFaults(crew).steps());
        steps.addAll(processing.steps());
        steps.sort(Comparator.comparingDouble(DemoStep::day));
        steps.add(DemoStep.on(
                DemoScript.DAYS, "release", "Release: the quality unit reviews and signs", processing::release));
        DemoRun run = new DemoRun(steps, room, patience, log);
        run.play();
        report.script(run, processing);
        return run.isComplete();
    }

    private static String inhabited(Path directory) {
        return directory + " holds a site that has accounts already, and the demonstration makes its own people."
                + " Give it an empty directory with --data.";
    }

    private PrintWriter out() {
        if (spec == null) {
            throw new IllegalStateException("the command is used outside its command line");
        }
        return spec.commandLine().getOut();
    }

    private static void close(SiteRun run, ReadySite waiting) {
        waiting.cancel();
        try {
            run.close();
        } catch (IOException e) {
            System.err.println("the site did not end in good order: " + e.getMessage());
        }
    }
}
