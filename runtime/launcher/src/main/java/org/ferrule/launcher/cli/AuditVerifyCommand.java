package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ferrule.audit.export.VisibleText;
import org.ferrule.audit.verify.AuditFile;
import org.ferrule.audit.verify.Demands;
import org.ferrule.audit.verify.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies a trail, an export or a proof. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = AuditVerifyCommand.UNREADABLE,
        description = {
            "Hash every record again and hold it against all that was signed.",
            "Exit code: 0 intact, 1 tampered, 2 torn or incomplete, 3 unreadable or wrong usage, 4 not witnessed."
        })
final class AuditVerifyCommand implements Callable<Integer> {
    static final int UNREADABLE = 3;

    @Mixin
    private SiteOptions site = new SiteOptions();

    @Option(
            names = "--key",
            defaultValue = "",
            paramLabel = "KEY",
            description = "The trail's verifier key as it was kept elsewhere: the line, or a file with it.")
    private String key = "";

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "A checkpoint that was kept elsewhere: the trail must still begin with those records.")
    private @Nullable Path checkpoint;

    @Option(
            names = "--witness",
            defaultValue = "",
            paramLabel = "KEY",
            description = "A witness's verifier key: the newest checkpoint must carry its cosignature.")
    private String witness = "";

    @Option(
            names = "--records-only",
            description = "Leave out whether searches in the file find every record, which takes most of the time.")
    private boolean isRecordsOnly;

    @Parameters(
            arity = "0..1",
            paramLabel = "PLACE",
            description = "Data directory, trail's file, export's directory, or proof (.json).")
    private @Nullable Path place;

    @Override
    public Integer call() throws Exception {
        Path path = place == null ? site.dataDirectory() : place;
        Demands demands;
        try {
            demands = demands();
        } catch (IOException e) {
            site.error(String.valueOf(e.getMessage()));
            return UNREADABLE;
        }
        Verdict verdict = AuditFile.verify(path, demands);
        print(path, verdict);
        return verdict.finding().exitCode();
    }

    private Demands demands() throws IOException {
        Demands demands = isRecordsOnly ? Demands.NONE.recordsOnly() : Demands.NONE;
        if (!key.isEmpty()) {
            demands = demands.withKey(line(key));
        }
        if (!witness.isEmpty()) {
            demands = demands.withWitness(line(witness));
        }
        if (checkpoint != null) {
            if (!Files.isRegularFile(checkpoint)) {
                throw new IOException("there is no checkpoint at " + checkpoint);
            }
            demands = demands.withCheckpoint(Files.readString(checkpoint));
        }
        return demands;
    }

    private static String line(String keyOrFile) throws IOException {
        return keyOrFile.contains("+") && !Files.isRegularFile(Path.of(keyOrFile))
                ? keyOrFile
                : Files.readString(Path.of(keyOrFile));
    }

    private void print(Path path, Verdict verdict) {
        if (site.isJson()) {
            ObjectNode json = JsonNodeFactory.instance
                    .objectNode()
                    .put("file", path.toString())
                    .put("finding", verdict.finding().name())
                    .put("records", verdict.records())
                    .put("head", verdict.head())
                    .put("message", verdict.message());
            verdict.remarks().forEach(json.putArray("remarks")::add);
            site.print(json.toString());
            return;
        }
        site.print(verdict.finding() + "  " + VisibleText.plain(verdict.message()));
        verdict.remarks().forEach(remark -> site.print("note: " + VisibleText.plain(remark)));
        site.print(verdict.head().isEmpty() ? "" : "head " + verdict.head());
    }
}
