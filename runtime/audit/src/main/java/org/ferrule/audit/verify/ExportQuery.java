package org.ferrule.audit.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.Circumstances;
import org.ferrule.audit.format.RecordBytes;
import org.ferrule.audit.merkle.TreeHash;

/** Answers questions from an export, as the trail's own searches would. */
final class ExportQuery {
    private ExportQuery() {}

    static List<AuditRecord> read(Path directory, AuditQuery query) throws IOException {
        List<AuditRecord> found = new ArrayList<>();
        TreeHash hash = new TreeHash();
        try (RecordLines lines = new RecordLines(directory.resolve(Manifest.RECORDS))) {
            for (byte[] line = lines.next(); line != null && found.size() < query.limit(); line = lines.next()) {
                AuditRecord record = RecordBytes.read(line, TreeHash.hex(hash.leaf(line)));
                if (record.index() >= query.fromIndex() && matches(query.filter(), record)) {
                    found.add(record);
                }
            }
        }
        return found;
    }

    private static boolean matches(AuditQuery.Filter filter, AuditRecord record) {
        String target = record.entry().target();
        String batch = record.entry().circumstances().context().getOrDefault(Circumstances.BATCH, "");
        return isFor(filter.actor(), record.entry().actor().user())
                && isFor(filter.action(), record.entry().action().name())
                && (isFor(filter.target(), target) || target.startsWith(filter.target() + "/"))
                && isFor(filter.batch(), batch)
                && lower(record.entry().reason()).contains(lower(filter.reason()))
                && !record.stamp().utc().isBefore(filter.from())
                && record.stamp().utc().isBefore(filter.until());
    }

    private static boolean isFor(String wanted, String actual) {
        return wanted.isEmpty() || wanted.equals(actual);
    }

    /** ASCII letters alone, as SQLite does it. */
    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            lower.setCharAt(i, letter < 128 ? Character.toLowerCase(letter) : letter);
        }
        return lower.toString();
    }
}
