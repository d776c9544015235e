package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ferrule.launcher.boot.FrameworkHost.Failure;
import org.ferrule.launcher.boot.Installation;
import org.ferrule.launcher.boot.LaunchClock;
import org.ferrule.launcher.boot.SiteRun;
import org.ferrule.launcher.client.ControlClient;
import org.ferrule.launcher.client.FirstSecret;
import org.ferrule.launcher.client.NoSiteException;
import org.ferrule.launcher.client.ReadySite;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a site until it is stopped. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Check a site file, then run the site until Ctrl-C or 'ferrule stop'.",
        footer = {"", "Example: ferrule run sites/demo"})
final class RunCommand implements Callable<Integer> {
    /** Longer than any sound start; afterwards the endpoint's absence is a failure, not slowness. */
    private static final Duration CONTROL_WAIT = Duration.ofSeconds(30);

    /** Equipment that is not ONLINE by then is reported; the site runs on and keeps trying. */
    private static final Duration READY_WAIT = Duration.ofSeconds(15);

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "SITE_DIR", description = "Directory that holds site.yaml.")
    private Path site = Path.of("");

    @Option(names = "--data", paramLabel = "DIR", description = "Data directory (default: SITE_DIR/data).")
    private @Nullable Path data;

    @Option(
            names = "--port",
            defaultValue = "0",
            paramLabel = "PORT",
            description = "Port of the control endpoint on loopback; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--allow-unsigned",
            description = "Take plugins that nobody signed or locked; only where every device is simulated.")
    private boolean isUnsignedAllowed;

    @Option(names = "--json", description = "Print JSON lines.")
    private boolean isJson;

    @Override
    public Integer call() throws Exception {
        Path dataDirectory = data == null ? site.resolve("data") : data;
        Instant started = LaunchClock.processStart();
        ReadySite waiting = new ReadySite();
        SiteRun.Plan plan = new SiteRun.Plan(site, dataDirectory, port, started, isUnsignedAllowed);
        try (SiteRun run = SiteRun.start(Installation.locate(), plan)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                waiting.cancel();
                close(run);
            }));
            run.failures().forEach(this::report);
            Optional<ControlClient> client = waiting.awaitControl(dataDirectory, "cli", CONTROL_WAIT);
            if (client.isEmpty()) {
                say("FAILED  the control endpoint does not listen after " + CONTROL_WAIT.toSeconds()
                        + " s; the log says why");
                return FerruleCommand.FAILED;
            }
            FirstSecret.take(client.get()).ifPresent(this::hand);
            announce(client.get(), waiting);
            run.awaitStop();
        }
        return 0;
    }

    private void hand(FirstSecret first) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.putObject("firstSecret").put("user", first.user()).put("secret", first.secret());
        say(isJson ? line.toString() : first.words());
    }

    private void announce(ControlClient client, ReadySite waiting) throws NoSiteException, InterruptedException {
        JsonNode view = waiting.awaitReady(client, READY_WAIT);
        JsonNode equipment = client.get("/api/v1/equipment").body();
        if (isJson) {
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            line.set("site", view);
            line.set("equipment", equipment);
            say(line.toString());
            return;
        }
        String count = view.path("online").asInt() + " of " + view.path("total").asInt() + " ONLINE";
        say(
                view.hasNonNull("readyMillis")
                        ? String.format(
                                "%s ready in %.1f s, %s",
                                name(view), view.path("readyMillis").asLong() / 1000.0, count)
                        : name(view) + " runs, " + count + "; the rest is tried again without end");
        Words.securityWaived(view.path("securityWaived")).forEach(this::say);
        say(EquipmentCommand.list(equipment));
        say(
                "Other terminal: ferrule sign-in | equipment | read | watch | write | command | alarms | audit show | stop");
    }

    private static String name(JsonNode view) {
        return "Site " + view.path("name").asText();
    }

    private void report(Failure failure) {
        if (spec != null) {
            spec.commandLine().getErr().println(failure.jar().getFileName() + " does not start: " + failure.reason());
        }
    }

    private void say(String text) {
        if (spec != null) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(text);
            out.flush();
        }
    }

    private static void close(SiteRun run) {
        try {
            run.close();
        } catch (IOException e) {
            System.err.println("the site did not end in good order: " + e.getMessage());
        }
    }
}
