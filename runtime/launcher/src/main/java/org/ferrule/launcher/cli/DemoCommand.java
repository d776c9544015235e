package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.ferrule.audit.verify.AuditFile;
import org.ferrule.launcher.boot.Installation;
import org.ferrule.launcher.boot.LaunchClock;
import org.ferrule.launcher.boot.SimulatorProcess;
import org.ferrule.launcher.boot.SiteRun;
import org.ferrule.launcher.client.ControlClient;
import org.ferrule.launcher.client.FeedFollower;
import org.ferrule.launcher.client.ReadySite;
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
                "Run a demonstration site: simulated pH and DO sensors (Modbus) and a bioreactor (OPC UA) in a process of "
                        + "their own, the runtime in this one. Makes people with roles, writes a set-point, runs a command, "
                        + "and has both reviewed and signed.",
        footer = {"", "Example: ferrule demo --seconds 20 --json --data /tmp/demo"})
final class DemoCommand implements Callable<Integer> {
    private static final Duration READY_WAIT = Duration.ofSeconds(30);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--seconds", paramLabel = "N", description = "End after so many seconds (default: at Ctrl-C).")
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
            defaultValue = "1",
            description = "Simulated seconds a second (default: ${DEFAULT-VALUE}).")
    private double speed;

    @Option(names = "--json", description = "Print one JSON object a line.")
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
                "culture",
                "--seed",
                Long.toString(seed),
                "--speed",
                Double.toString(speed),
                "--write-site",
                site.toString(),
                "--exit-with-stdin");
        try (SimulatorProcess devices = SimulatorProcess.start(installation, simulators)) {
            Runtime.getRuntime().addShutdownHook(new Thread(devices::close));
            SiteRun.Plan plan = new SiteRun.Plan(site, directory, 0, LaunchClock.now());
            try (SiteRun run = SiteRun.start(installation, plan)) {
                ReadySite waiting = new ReadySite();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(run, waiting)));
                run.failures().forEach(report::failure);
                operate(report, waiting, run, directory);
            }
        }
        return report.finish(AuditFile.count(directory.resolve("audit.db"))) ? 0 : FerruleCommand.FAILED;
    }

    private void operate(DemoReport report, ReadySite waiting, SiteRun run, Path directory) throws Exception {
        ControlClient client = waiting.awaitControl(directory, "demo", READY_WAIT)
                .orElseThrow(() -> new IOException("the control endpoint does not listen; the log in " + directory
                        + " says why. Bundles that do not start: " + run.failures()));
        DemoPeople people = DemoPeople.settle(
                client, FirstSecret.take(client).orElseThrow(() -> new IOException(inhabited(directory))));
        try (FeedFollower feed = FeedFollower.follow(client, report::event)) {
            JsonNode ready = waiting.awaitReady(client, READY_WAIT);
            report.ready(ready, client.get("/api/v1/equipment").body());
            new DemoScript(people, report).play();
            if (seconds == null) {
                report.handOver(people.handOver(), directory);
            }
            if (feed.awaitEnd(seconds == null ? null : Duration.ofSeconds(seconds))) {
                report.problem("the site ended before its time");
            }
            report.end(client.get("/api/v1/site").body());
        }
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
