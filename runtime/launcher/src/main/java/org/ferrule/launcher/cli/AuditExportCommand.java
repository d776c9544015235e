package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.ferrule.audit.export.TrailExport;
import org.ferrule.audit.verify.Manifest;
import org.ferrule.launcher.boot.LaunchClock;
import org.ferrule.launcher.client.ControlClient;
import org.ferrule.launcher.client.NoSiteException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Exports records with their proof. The trail of a running site records it first. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Export records with what proves them: exact records, a table, a page to print. A running site records the "
                        + "export first, and needs to know who wants it (ferrule sign-in).")
final class AuditExportCommand implements Callable<Integer> {
    private static final String NOT_RECORDED = "not recorded in the trail: its site was not running";

    @Mixin
    private SiteOptions site = new SiteOptions();

    @Option(names = "--first", defaultValue = "0", description = "First index (default: ${DEFAULT-VALUE}).")
    private long first;

    @Option(names = "--last", description = "Last index (default: the last one that is signed).")
    private @Nullable Long last;

    @Option(names = "--reason", defaultValue = "", description = "Why; recorded in the trail.")
    private String reason = "";

    @Parameters(index = "0", paramLabel = "DIRECTORY", description = "Where to; is made, and must be empty.")
    private Path directory = Path.of("");

    @Parameters(index = "1", arity = "0..1", paramLabel = "PLACE", description = "Data directory or trail's file.")
    private @Nullable Path place;

    @Override
    public Integer call() throws Exception {
        Path trail = AuditProveCommand.database(site, place);
        Optional<ControlClient> running = running(trail.toAbsolutePath().resolveSibling("."));
        String checkpoint = "";
        String recording = NOT_RECORDED;
        if (running.isPresent()) {
            ControlClient.Answer answer = running.get().send("POST", "/api/v1/audit/export", wish());
            if (!answer.isSuccess()) {
                return site.show(answer, body -> "");
            }
            checkpoint = answer.body().path("note").asText();
            recording = "recorded in the trail before it was made, under the checkpoint of "
                    + answer.body().path("size").asText() + " records";
        }
        OptionalLong end = last == null ? OptionalLong.empty() : OptionalLong.of(last);
        Manifest made = new TrailExport(
                        trail, new TrailExport.Wish(first, end, checkpoint, recording, LaunchClock.now()))
                .write(directory);
        print(made);
        return 0;
    }

    private ObjectNode wish() {
        ObjectNode wish =
                JsonNodeFactory.instance.objectNode().put("reason", reason).put("first", first);
        return last == null ? wish : wish.put("last", last);
    }

    /** The site whose trail this is, if it runs: a control file may be left over from one that was killed. */
    private Optional<ControlClient> running(Path data) throws IOException {
        try {
            ControlClient client = site.connectTo(data);
            client.get("/api/v1/site");
            return Optional.of(client);
        } catch (NoSiteException e) {
            return Optional.empty();
        }
    }

    private void print(Manifest made) {
        if (site.isJson()) {
            site.print(JsonNodeFactory.instance
                    .objectNode()
                    .put("directory", directory.toString())
                    .put("first", made.first())
                    .put("last", made.last())
                    .put("count", made.count())
                    .put("root", made.root())
                    .put("recording", made.recording())
                    .toString());
            return;
        }
        site.print(
                "exported records " + made.first() + " to " + made.last() + " (" + made.count() + ") to " + directory);
        site.print(made.recording());
        site.print("print " + directory.resolve("trail.html") + "; check with: ferrule audit verify " + directory);
    }
}
