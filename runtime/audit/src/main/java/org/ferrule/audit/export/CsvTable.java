package org.ferrule.audit.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.Circumstances;

/** A table for spreadsheets (RFC 4180, UTF-8 with a mark). */
final class CsvTable implements RecordPrinter {
    private static final List<String> HEADING = List.of(
            "index",
            "utc",
            "zone",
            "clock",
            "phase",
            "action",
            "user",
            "role",
            "client",
            "target",
            "old",
            "new",
            "unit",
            "reason",
            "request",
            "outcome",
            "source",
            "sourceName",
            "sourceSha256",
            "batch",
            "context",
            "signature",
            "detail",
            "leafHash");

    private final Writer out;

    CsvTable(Writer out) throws IOException {
        this.out = out;
        out.write('\ufeff');
        line(HEADING);
    }

    @Override
    public void print(AuditRecord record) throws IOException {
        AuditEntry entry = record.entry();
        Circumstances around = entry.circumstances();
        line(List.of(
                Long.toString(record.index()),
                record.stamp().utc().toString(),
                record.stamp().zoneOffset(),
                record.stamp().clockSync(),
                entry.phase().name(),
                entry.action().name(),
                entry.actor().user(),
                entry.actor().role(),
                entry.actor().client(),
                entry.target(),
                entry.change().oldValue(),
                entry.change().newValue(),
                entry.change().unit(),
                entry.reason(),
                entry.request() == null ? "" : entry.request().toString(),
                entry.outcome(),
                around.source().kind().name(),
                around.source().name(),
                around.source().sha256(),
                around.context().getOrDefault(Circumstances.BATCH, ""),
                facts(around.context()),
                around.signature().isPresent()
                        ? Long.toString(around.signature().getAsLong())
                        : "",
                facts(entry.detail()),
                record.hash()));
    }

    private static String facts(Map<String, String> facts) {
        return facts.entrySet().stream()
                .map(fact -> fact.getKey() + "=" + fact.getValue())
                .collect(Collectors.joining("; "));
    }

    private void line(List<String> cells) throws IOException {
        out.write(cells.stream().map(CsvCell::of).collect(Collectors.joining(",")));
        out.write("\r\n");
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
