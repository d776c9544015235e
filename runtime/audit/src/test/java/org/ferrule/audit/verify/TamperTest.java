package org.ferrule.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.Entries;
import org.ferrule.audit.RawTrail;
import org.ferrule.audit.format.HashChain;
import org.ferrule.audit.store.SqliteAuditTrail;
import org.ferrule.audit.verify.Verdict.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A trail of three records, changed behind the runtime's back. */
class TamperTest {
    /** By default one bit of every byte, and not always the same; all of them on request, which takes half a minute. */
    private static final int STEP = Boolean.getBoolean("ferrule.exhaustive") ? 1 : 7;

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void makeATrail() throws Exception {
        file = directory.resolve("audit.db");
        try (SqliteAuditTrail trail = new SqliteAuditTrail(file, Clock.systemUTC())) {
            RequestId request = RequestId.random();
            trail.append(Entries.event("0"));
            trail.append(Entries.intent(request));
            trail.append(Entries.outcome(request, "ACCEPTED"));
        }
        assertThat(AuditFile.verify(file).finding()).isEqualTo(Finding.INTACT);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void findsAndLocatesEveryFlippedBit(long index) throws SQLException {
        try (RawTrail raw = new RawTrail(file)) {
            raw.execute("PRAGMA synchronous = OFF");
            int flipped = 0;
            for (String column : new String[] {"content", "hash"}) {
                byte[] bytes = raw.bytes(column, index);
                for (int bit = 0; bit < bytes.length * 8; bit += STEP) {
                    bytes[bit / 8] ^= (byte) (1 << bit % 8);
                    raw.overwrite(column, index, bytes);
                    assertFound(Finding.TAMPERED, index);
                    bytes[bit / 8] ^= (byte) (1 << bit % 8);
                    flipped++;
                }
                raw.overwrite(column, index, bytes);
            }
            assertThat(flipped).isGreaterThan(300);
        }
        assertThat(AuditFile.verify(file).finding()).isEqualTo(Finding.INTACT);
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE FROM record WHERE idx = 1, INCOMPLETE, 1",
        "DELETE FROM record WHERE idx = 0, INCOMPLETE, 0",
        "UPDATE record SET phase = 'OUTCOME' WHERE idx = 1, TAMPERED, 1",
        "UPDATE record SET action = 'ALARM' WHERE idx = 2, TAMPERED, 2",
        "UPDATE record SET actor = 'eve' WHERE idx = 0, TAMPERED, 0",
        "UPDATE record SET target = 'reactor-2' WHERE idx = 1, TAMPERED, 1",
        "UPDATE record SET request = '' WHERE idx = 1, TAMPERED, 1",
        "UPDATE record SET outcome = 'CLAMPED' WHERE idx = 2, TAMPERED, 2",
        "UPDATE record SET content = replace(content; '37.0'; '38.0') WHERE idx = 1, TAMPERED, 1",
        "UPDATE record SET hash = x'' WHERE idx = 1, TAMPERED, 1"
    })
    void findsAndLocatesAChangeMadeWithASqlTool(String sql, Finding finding, long index) throws SQLException {
        try (RawTrail raw = new RawTrail(file)) {
            raw.execute(sql.replace(';', ','));
        }

        assertFound(finding, index);
    }

    @Test
    void findsTwoRecordsThatChangedPlaces() throws SQLException {
        try (RawTrail raw = new RawTrail(file)) {
            raw.execute("UPDATE record SET idx = 99 WHERE idx = 1");
            raw.execute("UPDATE record SET idx = 1 WHERE idx = 2");
            raw.execute("UPDATE record SET idx = 2 WHERE idx = 99");
        }

        assertFound(Finding.TAMPERED, 1);
    }

    @Test
    void findsAnInsertedRecordWhoseOwnHashIsRight() throws SQLException {
        try (RawTrail raw = new RawTrail(file)) {
            raw.execute("UPDATE record SET idx = 3 WHERE idx = 2");
            raw.execute("INSERT INTO record SELECT 2, content, hash, phase, action, actor, target, request, outcome "
                    + "FROM record WHERE idx = 1");
            byte[] forged = new String(raw.bytes("content", 1), StandardCharsets.UTF_8)
                    .replace("\"index\":1", "\"index\":2")
                    .getBytes(StandardCharsets.UTF_8);
            raw.overwrite("content", 2, forged);
            raw.overwrite("hash", 2, HashChain.next(raw.bytes("hash", 1), forged));
        }

        assertFound(Finding.TAMPERED, 3);
    }

    @Test
    void findsARecordThatSaysAnotherIndexThoughItsHashIsRight() throws SQLException {
        try (RawTrail raw = new RawTrail(file)) {
            byte[] forged = new String(raw.bytes("content", 2), StandardCharsets.UTF_8)
                    .replace("\"index\":2", "\"index\":7")
                    .getBytes(StandardCharsets.UTF_8);
            raw.overwrite("content", 2, forged);
            raw.overwrite("hash", 2, HashChain.next(raw.bytes("hash", 1), forged));
        }

        assertFound(Finding.TAMPERED, 2);
    }

    /** The chain alone cannot show that its end was cut off; count and head do, to whoever noted them. */
    @Test
    void aShortenedTrailHasAnotherCountAndHead() throws SQLException {
        Verdict before = AuditFile.verify(file);
        try (RawTrail raw = new RawTrail(file)) {
            raw.execute("DELETE FROM record WHERE idx = 2");
        }
        Verdict after = AuditFile.verify(file);

        assertThat(after.records()).isEqualTo(2);
        assertThat(after.head()).isNotEqualTo(before.head());
    }

    @Test
    void saysThatSomethingElseIsNoTrail() throws IOException, SQLException {
        Path text = Files.writeString(directory.resolve("text.db"), "not a database at all\n".repeat(100));
        Path empty = Files.createFile(directory.resolve("empty.db"));
        Path missing = directory.resolve("missing.db");
        for (Path other : new Path[] {text, empty, missing, directory}) {
            assertThat(AuditFile.verify(other))
                    .as("%s", other)
                    .returns(Finding.UNREADABLE, Verdict::finding)
                    .satisfies(verdict -> assertThat(verdict.message()).contains(other.toString()));
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> AuditFile.read(other, AuditQuery.from(0, 1)))
                    .withMessageContaining(other.toString());
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> AuditFile.count(other));
        }
        assertThat(missing).doesNotExist();
    }

    private void assertFound(Finding finding, long index) {
        Verdict verdict = AuditFile.verify(file);
        assertThat(verdict.finding()).as(verdict.message()).isEqualTo(finding);
        assertThat(verdict.records()).as(verdict.message()).isEqualTo(index);
        assertThat(verdict.message()).contains("record " + index);
    }
}
