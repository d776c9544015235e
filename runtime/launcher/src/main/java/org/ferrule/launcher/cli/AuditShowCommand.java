package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.export.VisibleText;
import org.ferrule.audit.verify.AuditFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows records, each with the signature under it. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show records: who did what to what, when and why, old and new, and who signed it.")
final class AuditShowCommand implements Callable<Integer> {
    @Mixin
    private SiteOptions site = new SiteOptions();

    @Mixin
    private Filter filter = new Filter();

    @Parameters(
            arity = "0..1",
            paramLabel = "PLACE",
            description = "Data directory, trail's file or export's directory.")
    private @Nullable Path place;

    /** Which records. */
    static final class Filter {
        @Option(names = "--from", defaultValue = "0", description = "First index (default: ${DEFAULT-VALUE}).")
        private long from;

        @Option(names = "--limit", defaultValue = "1000", description = "At most so many (default: ${DEFAULT-VALUE}).")
        private int limit;

        @Option(
                names = {"--actor", "--who"},
                defaultValue = "",
                description = "Only this user.")
        private String actor = "";

        @Option(
                names = {"--action", "--what"},
                defaultValue = "",
                description = "Only this action, for example WRITE.")
        private String action = "";

        @Option(
                names = "--target",
                defaultValue = "",
                description = "Only this target and what is below it: reactor-1.")
        private String target = "";

        @Option(
                names = {"--reason", "--why"},
                defaultValue = "",
                description = "Only with this text in the reason.")
        private String reason = "";

        @Option(names = "--batch", defaultValue = "", description = "Only this batch.")
        private String batch = "";

        @Option(
                names = "--since",
                defaultValue = "",
                description = "Not before this moment, such as 2026-03-01T12:00:00Z.")
        private String since = "";

        @Option(names = "--until", defaultValue = "", description = "Before this moment.")
        private String until = "";

        AuditQuery query() throws IOException {
            AuditQuery.Filter wanted = AuditQuery.Filter.ALL
                    .onTarget(target)
                    .byActor(actor)
                    .byAction(action)
                    .withReason(reason)
                    .ofBatch(batch)
                    .between(moment("--since", since, Instant.MIN), moment("--until", until, Instant.MAX));
            try {
                return new AuditQuery(from, limit, wanted);
            } catch (IllegalArgumentException e) {
                throw new IOException("--limit: " + e.getMessage(), e);
            }
        }

        private static Instant moment(String option, String text, Instant otherwise) throws IOException {
            try {
                return text.isEmpty() ? otherwise : Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new IOException(option + ": '" + text + "' is no moment such as 2026-03-01T12:34:56Z", e);
            }
        }
    }

    @Override
    public Integer call() throws Exception {
        Path path = place == null ? site.dataDirectory() : place;
        List<AuditRecord> records = AuditFile.read(path, filter.query());
        if (site.isJson()) {
            ObjectMapper json = new ObjectMapper();
            records.forEach(
                    record -> site.print(json.valueToTree(record.fields()).toString()));
            return 0;
        }
        Table table = new Table("#", "UTC", "WHO", "PHASE", "ACTION", "TARGET", "CHANGE", "OUTCOME", "REASON");
        for (AuditRecord record : records) {
            table.add(cells(record));
            OptionalLong signature = record.entry().circumstances().signature();
            if (signature.isPresent()) {
                AuditFile.read(path, AuditQuery.from(signature.getAsLong(), 1)).stream()
                        .filter(one -> one.index() == signature.getAsLong())
                        .forEach(one -> table.add(signatureCells(one)));
            }
        }
        site.print(table.toString());
        return 0;
    }

    private static List<String> cells(AuditRecord record) {
        AuditEntry entry = record.entry();
        AuditEntry.Change change = entry.change();
        String values = change.newValue().isEmpty()
                ? entry.detail().getOrDefault("state", "")
                : change.oldValue() + (change.oldValue().isEmpty() ? "" : " -> ") + change.newValue() + " "
                        + change.unit();
        boolean isSignature =
                entry.action() == AuditAction.SIGNATURE && entry.detail().containsKey("signs.index");
        return visible(
                Long.toString(record.index()),
                record.stamp().utc().toString(),
                entry.actor().user() + " (" + entry.actor().client() + ")",
                entry.phase().name(),
                entry.action().name(),
                isSignature ? "#" + entry.detail().get("signs.index") : entry.target(),
                values.strip(),
                entry.outcome(),
                entry.reason());
    }

    /** Printed name, time and meaning, under the record that they are for. */
    private static List<String> signatureCells(AuditRecord signature) {
        AuditEntry entry = signature.entry();
        return visible(
                "",
                signature.stamp().utc().toString(),
                entry.detail().getOrDefault("printedName", "") + " ("
                        + entry.actor().user() + ")",
                "signed",
                entry.detail().getOrDefault("meaning", ""),
                "see #" + signature.index(),
                "",
                "",
                "");
    }

    /** A record's text must not steer the terminal. */
    private static List<String> visible(String... cells) {
        return List.of(cells).stream().map(VisibleText::plain).toList();
    }
}
