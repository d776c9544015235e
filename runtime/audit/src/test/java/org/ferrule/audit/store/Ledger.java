package org.ferrule.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.Entries;
import org.ferrule.audit.verify.AuditFile;
import org.ferrule.audit.verify.Verdict;

/** What a child said was durable, kept by its parent. */
final class Ledger {
    private final List<String> acknowledged = new ArrayList<>();

    /** Notes a line of the child; half a line, at its violent end, was said to nobody. */
    void note(String line) {
        if (line.matches("\\d+ [0-9a-f]{64}( signed)?")) {
            acknowledged.add(line);
        }
    }

    int size() {
        return acknowledged.size();
    }

    /** The trail is sound, and everything is in it, signed where it was said to be. */
    void assertAllIn(Path file) throws IOException {
        Verdict verdict = AuditFile.verify(file);
        assertThat(verdict.finding()).as(verdict.message()).isEqualTo(Verdict.Finding.INTACT);
        Map<Long, AuditRecord> stored = new HashMap<>();
        for (long from = 0; from < verdict.records(); from += 10_000) {
            AuditFile.read(file, AuditQuery.from(from, 10_000)).forEach(r -> stored.put(r.index(), r));
        }
        for (String line : acknowledged) {
            String[] words = line.split(" ", -1);
            long index = Long.parseLong(words[0]);
            assertThat(stored).as(line).containsKey(index);
            assertThat(stored.get(index).hash()).as(line).isEqualTo(words[1]);
            if (words.length > 2) {
                assertThat(stored.get(index + 1).entry().action()).as(line).isEqualTo(AuditAction.SIGNATURE);
                assertThat(stored.get(index + 1).entry().detail()).containsEntry("signs.leafHash", words[1]);
            }
        }
    }

    /** A restart takes records again, after all that was there. */
    static void assertContinues(Path file) throws Exception {
        long before = AuditFile.count(file);
        try (SqliteAuditTrail trail = new SqliteAuditTrail(file, Clock.systemUTC())) {
            assertThat(trail.health().problem()).isEmpty();
            assertThat(trail.append(Entries.event("after the crash")).index()).isGreaterThanOrEqualTo(before);
        }
        assertThat(AuditFile.verify(file).finding()).isEqualTo(Verdict.Finding.INTACT);
    }
}
