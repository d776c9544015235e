package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.verify.AuditFile;
import org.ferrule.audit.verify.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads and verifies an audit trail, whether or not its site runs. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Show or verify an audit trail. DIR is a data directory; the running site's without it.",
        subcommands = {AuditReviewCommand.class, AuditCheckpointCommand.class, AuditChangeKeyCommand.class})
final class AuditCommand {
    private static final String FILE = "audit.db";

    /** The filters of {@code show}. */
    static final class Filter {
        @Option(names = "--from", defaultValue = "0", description = "First index (default: ${DEFAULT-VALUE}).")
        private long from;

        @Option(names = "--limit", defaultValue = "1000", description = "At most so many (default: ${DEFAULT-VALUE}).")
        private int limit;

        @Option(names = "--target", defaultValue = "", description = "Only this target, for example reactor-1.")
        private String target = "";

        @Option(names = "--actor", defaultValue = "", description = "Only this user.")
        private String actor = "";

        @Option(names = "--action", defaultValue = "", description = "Only this action, for example WRITE.")
        private String action = "";

        AuditQuery query() {
            return new AuditQuery(
                    from,
                    limit,
                    AuditQuery.Filter.ALL.onTarget(target).byActor(actor).byAction(action));
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show records: who did what to what, when and why, old and new.")
    int show(
            @Mixin SiteOptions site,
            @Mixin Filter filter,
            @Parameters(arity = "0..1", paramLabel = "DIR", description = "Data directory.") @Nullable Path directory)
            throws Exception {
        List<AuditRecord> records = AuditFile.read(file(site, directory), filter.query());
        if (site.isJson()) {
            records.forEach(record ->
                    site.print(new ObjectMapper().valueToTree(record.fields()).toString()));
            return 0;
        }
        Table table = new Table("#", "UTC", "WHO", "PHASE", "ACTION", "TARGET", "CHANGE", "OUTCOME", "REASON");
        records.forEach(record -> table.add(cells(record)));
        site.print(table.toString());
        return 0;
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Hash every record again. Exit code: 0 intact, 1 tampered, 2 incomplete, 3 unreadable.")
    int verify(
            @Mixin SiteOptions site,
            @Parameters(arity = "0..1", paramLabel = "DIR", description = "Data directory.") @Nullable Path directory)
            throws Exception {
        Path file = file(site, directory);
        Verdict verdict = AuditFile.verify(file);
        if (site.isJson()) {
            site.print(JsonNodeFactory.instance
                    .objectNode()
                    .put("file", file.toString())
                    .put("finding", verdict.finding().name())
                    .put("records", verdict.records())
                    .put("head", verdict.head())
                    .put("message", verdict.message())
                    .toString());
        } else {
            String head = verdict.head().isEmpty() ? "" : System.lineSeparator() + "head " + verdict.head();
            site.print(verdict.finding() + "  " + verdict.message() + head);
        }
        return verdict.finding().exitCode();
    }

    private static Path file(SiteOptions site, @Nullable Path directory) throws Exception {
        if (directory == null) {
            return site.dataDirectory().resolve(FILE);
        }
        return Files.isRegularFile(directory) ? directory : directory.resolve(FILE);
    }

    private static List<String> cells(AuditRecord record) {
        AuditEntry entry = record.entry();
        AuditEntry.Change change = entry.change();
        String values = change.newValue().isEmpty()
                ? entry.detail().getOrDefault("state", "")
                : change.oldValue() + (change.oldValue().isEmpty() ? "" : " -> ") + change.newValue() + " "
                        + change.unit();
        return List.of(
                Long.toString(record.index()),
                record.stamp().utc().toString(),
                entry.actor().user() + " (" + entry.actor().client() + ")",
                entry.phase().name(),
                entry.action().name(),
                entry.target(),
                values.strip(),
                entry.outcome(),
                entry.reason());
    }
}
