package org.ferrule.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.Entries;
import org.ferrule.audit.format.RecordBytes;
import org.ferrule.audit.store.SqliteAuditTrail;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A trail that version 0.1.0 wrote. The file in the test's resources is never made anew: when one of these tests fails, trails
 * in the field can no longer be read.
 */
@Proves(Req.AUD_017)
class StoredFormTest {
    private static final RequestId REQUEST = RequestId.parse("01234567-89ab-cdef-0123-456789abcdef");

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void copyTheTrail() throws IOException {
        file = directory.resolve("audit.db");
        try (InputStream stored = StoredFormTest.class.getResourceAsStream("trail-v1.db")) {
            Files.copy(Objects.requireNonNull(stored), file);
        }
    }

    @Test
    void stillVerifies() {
        assertThat(AuditFile.verify(file))
                .returns(Verdict.Finding.INTACT, Verdict::finding)
                .returns(4L, Verdict::records)
                .returns("fc6575081fe8f9da9297aa4bae08a3c86735d041d6eaee3fc599495acc8958fc", Verdict::head);
    }

    @Test
    void stillSaysTheSame() throws IOException {
        List<AuditRecord> records = AuditFile.read(file, AuditQuery.from(0, 10));

        assertThat(records)
                .extracting(record -> record.stamp().utc())
                .containsOnly(Instant.parse("2026-03-01T12:00:00.123Z"));
        assertThat(records.get(0).entry().action()).isEqualTo(AuditAction.RUNTIME_START);
        assertThat(records.get(0).entry().actor()).isEqualTo(Actor.SYSTEM);
        assertThat(records.get(0).entry().detail()).containsEntry("version", "0.1.0");
        assertThat(records)
                .extracting(AuditRecord::entry)
                .endsWith(
                        Entries.intent(REQUEST), Entries.outcome(REQUEST, "UNKNOWN"), Entries.reconciliation(REQUEST));
    }

    @Test
    void isContinuedByThePresentCode() throws Exception {
        try (SqliteAuditTrail trail = new SqliteAuditTrail(file, Clock.systemUTC())) {
            assertThat(trail.find(REQUEST)).hasSize(3);
            assertThat(trail.unreconciled()).isEmpty();
            assertThat(trail.append(Entries.event("later")).index()).isEqualTo(5);
        }
        assertThat(AuditFile.verify(file).finding()).isEqualTo(Verdict.Finding.INTACT);
    }

    @Test
    void aRecordOfALaterVersionIsNotReadHalfway() throws IOException {
        AuditRecord record = AuditFile.read(file, AuditQuery.from(1, 1)).get(0);
        AuditEntry entry = record.entry();
        byte[] later = new String(RecordBytes.write(1, record.stamp(), entry), StandardCharsets.UTF_8)
                .replace("\"v\":2", "\"v\":3")
                .getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> RecordBytes.read(later, ""))
                .withMessage("the record has version 3; this Ferrule reads versions 1 to 2");
    }
}
