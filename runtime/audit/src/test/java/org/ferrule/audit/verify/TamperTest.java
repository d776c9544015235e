package org.ferrule.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.Entries;
import org.ferrule.audit.RawTrail;
import org.ferrule.audit.verify.Verdict.Finding;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A trail of the real store, changed behind the runtime's back by somebody without its key; both verifiers look at it. */
class TamperTest {
    /** By default some bits of each byte's column, and not always the same; all of them on request. */
    private static final int STEP = Boolean.getBoolean("ferrule.exhaustive") ? 1 : 211;

    @TempDir
    private Path directory;

    private SampleTrail trail;
    private Path file;
    private BothVerifiers both;

    @BeforeEach
    void makeATrail() throws Exception {
        trail = new SampleTrail(directory.resolve("data"));
        file = trail.file();
        both = new BothVerifiers();
        both.assertIntact(file);
        both.assertIntact(
                trail.directory(),
                "--key",
                trail.key(),
                "--checkpoint",
                trail.sideFile().toString());
    }

    @AfterEach
    void endTheVerifier() throws IOException {
        both.close();
    }

    @Test
    @Proves(Req.AUD_019)
    void findsAndLocatesFlippedBitsOfEveryRecord() throws Exception {
        int flipped = 0;
        try (RawTrail raw = new RawTrail(file)) {
            raw.execute("PRAGMA synchronous = OFF");
            for (long index = 0; index < trail.size(); index++) {
                for (String column : new String[] {"content", "hash"}) {
                    byte[] bytes = raw.bytes(column, index);
                    for (int bit = (int) index; bit < bytes.length * 8; bit += STEP) {
                        bytes[bit / 8] ^= (byte) (1 << bit % 8);
                        raw.overwrite(column, index, bytes);
                        both.assertFound(file, Finding.TAMPERED, index);
                        bytes[bit / 8] ^= (byte) (1 << bit % 8);
                        flipped++;
                    }
                    raw.overwrite(column, index, bytes);
                }
            }
        }
        assertThat(flipped).isGreaterThan(150);
        both.assertIntact(file);
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE FROM record WHERE idx = 1, INCOMPLETE, 1",
        "DELETE FROM record WHERE idx = 0, INCOMPLETE, 0",
        "UPDATE record SET phase = 'OUTCOME' WHERE idx = 1, TAMPERED, 1",
        "UPDATE record SET action = 'ALARM' WHERE idx = 2, TAMPERED, 2",
        "UPDATE record SET actor = 'eve' WHERE idx = 0, TAMPERED, 0",
        "UPDATE record SET target = 'reactor-2' WHERE idx = 1, TAMPERED, 1",
        "UPDATE record SET request = '' WHERE idx = 2, TAMPERED, 2",
        "UPDATE record SET outcome = 'CLAMPED' WHERE idx = 3, TAMPERED, 3",
        "UPDATE record SET batch = 'B-8' WHERE idx = 4, TAMPERED, 4",
        "UPDATE record SET at = at + 1 WHERE idx = 5, TAMPERED, 5",
        "UPDATE record SET actor = CAST(actor AS BLOB) WHERE idx = 2, TAMPERED, 2",
        "UPDATE record SET at = CAST(at AS BLOB) WHERE idx = 2, TAMPERED, 2",
        "UPDATE record SET content = replace(content; '37.0'; '38.0') WHERE idx = 2, TAMPERED, 2",
        "UPDATE record SET hash = x'' WHERE idx = 1, TAMPERED, 1"
    })
    @Proves(Req.AUD_020)
    void findsAndLocatesAChangeMadeWithASqlTool(String sql, Finding finding, long index) throws Exception {
        execute(sql.replace(';', ','));

        both.assertFound(file, finding, index);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE checkpoint SET note = replace(note, 'org.ferrule', 'org.ferrulf')",
                "UPDATE checkpoint SET note = note || '\u2014 somebody AAAA' || char(10) || char(10)",
                "UPDATE checkpoint SET size = size + 1 WHERE size = (SELECT min(size) FROM checkpoint)",
                "UPDATE checkpoint SET frontier = zeroblob(length(frontier))",
                "UPDATE checkpoint SET open = '1'",
                "UPDATE meta SET value = 'org.ferrule/trail/other' WHERE name = 'log'",
                "CREATE TRIGGER quiet AFTER INSERT ON record BEGIN DELETE FROM checkpoint; END",
                "CREATE VIEW others AS SELECT * FROM record WHERE actor <> 'eve'",
                "DROP TABLE meta"
            })
    void findsAChangeOfWhatIsStatedAboutTheRecords(String sql) throws Exception {
        execute(sql);

        assertThat(both.verify(file).finding()).isEqualTo(Finding.TAMPERED);
    }

    /** Where the index by request differs from the records, a request that was executed could be executed again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM by_request WHERE idx = (SELECT min(idx) FROM by_request)",
                "DELETE FROM by_request",
                "UPDATE by_request SET id = randomblob(16) WHERE idx = (SELECT max(idx) FROM by_request)",
                "UPDATE by_request SET id = CAST(hex(id) AS TEXT) WHERE idx = (SELECT max(idx) FROM by_request)",
                "UPDATE by_request SET idx = 0 WHERE idx = (SELECT min(idx) FROM by_request)",
                "UPDATE by_request SET span = 1 WHERE idx = (SELECT min(idx) FROM by_request)",
                "INSERT INTO by_request SELECT span, randomblob(16), idx FROM by_request"
            })
    void findsAnIndexByRequestThatIsNotThatOfTheRecords(String sql) throws Exception {
        execute(sql);

        assertThat(both.verify(file))
                .returns(Finding.TAMPERED, Verdict::finding)
                .satisfies(verdict -> assertThat(verdict.message()).contains("by_request"));
    }

    @Test
    void findsAnIndexOfSqliteThatLeavesARecordOut() throws Exception {
        for (String sql : new String[] {
            "UPDATE sqlite_schema SET sql = replace(sql, '<>', '=') WHERE name = 'by_batch'",
            "REINDEX by_batch",
            "UPDATE sqlite_schema SET sql = replace(sql, '=', '<>') WHERE name = 'by_batch'"
        }) {
            try (RawTrail raw = new RawTrail(file)) {
                raw.execute("PRAGMA writable_schema = ON");
                raw.execute(sql);
            }
        }

        assertThat(both.verify(file))
                .returns(Finding.TAMPERED, Verdict::finding)
                .satisfies(verdict -> assertThat(verdict.message()).contains("by_batch"));
    }

    @Test
    @Proves(Req.AUD_020)
    void findsTwoRecordsThatChangedPlaces() throws Exception {
        execute("UPDATE record SET idx = 99 WHERE idx = 1");
        execute("UPDATE record SET idx = 1 WHERE idx = 2");
        execute("UPDATE record SET idx = 2 WHERE idx = 99");

        both.assertFound(file, Finding.TAMPERED, 1);
    }

    @Test
    @Proves(Req.AUD_020)
    void findsAnInsertedRecordWhoseOwnHashIsRight() throws Exception {
        Attacker.shiftUpFrom(file, 2);
        Attacker.copy(file, 1, 2);

        both.assertFound(file, Finding.TAMPERED, 3);
    }

    @Test
    void findsRecordsThatWereMadeAnewConsistentlyWithoutTheKey() throws Exception {
        Attacker.forge(file, 2, "37.0", "38.0");
        Verdict verdict = both.verify(file);

        assertThat(verdict.finding()).isEqualTo(Finding.TAMPERED);
        assertThat(verdict.message()).as("between which records").contains("records 1 to 3");
        Attacker.rebuildFrontiers(file);
        assertThat(both.verify(file).finding()).isEqualTo(Finding.TAMPERED);
    }

    @Test
    void findsAForgedCheckpointOverRecordsThatWereMadeAnew() throws Exception {
        Attacker.forge(file, 2, "37.0", "38.0");
        Attacker.rebuildFrontiers(file);
        Attacker.rewriteNotes(file, Attacker.WITH_A_KEY_OF_MY_OWN);

        assertThat(both.verify(file))
                .returns(Finding.TAMPERED, Verdict::finding)
                .satisfies(verdict -> assertThat(verdict.message()).contains("not signed by the key"));
    }

    @Test
    void aTrailThatWasMadeAnewWithAnotherKeyIsFoundByWhoeverHasKeptTheKeyOrACheckpoint() throws Exception {
        Path kept = Files.copy(trail.sideFile(), directory.resolve("kept"));
        String key = trail.key();
        Path forged = directory.resolve("forged");
        try (TrailMaker maker = new TrailMaker(Files.createDirectories(forged).resolve("audit.db"), log())) {
            for (int i = 0; i < 20; i++) {
                maker.add(Entries.event("nothing to see"));
            }
            maker.checkpoint();
        }

        both.assertIntact(forged);
        assertThat(both.verify(forged, "--key", key).finding()).isEqualTo(Finding.TAMPERED);
        assertThat(both.verify(forged, "--checkpoint", kept.toString()).finding())
                .isEqualTo(Finding.TAMPERED);
    }

    @Test
    @Proves(Req.AUD_021)
    void findsThatTheEndWasCutOffAfterTheNewestCheckpointThatIsLeft() throws Exception {
        long last = trail.size() - 1;
        execute("DELETE FROM record WHERE idx = " + last);

        both.assertFound(file, Finding.INCOMPLETE, last);
        execute("DELETE FROM checkpoint WHERE size > " + last);
        both.assertFound(file, Finding.INCOMPLETE, last);
    }

    @Test
    @Proves(Req.AUD_021)
    void aCutThatTakesSideFileAndCheckpointsWithItIsFoundByAKeptCheckpoint() throws Exception {
        Path kept = Files.copy(trail.sideFile(), directory.resolve("kept"));
        long left = trail.afterSignature();
        execute("DELETE FROM record WHERE idx >= " + left);
        execute("DELETE FROM checkpoint WHERE size > " + left);
        execute("DELETE FROM by_request WHERE idx >= " + left);
        Files.delete(trail.sideFile());

        assertThat(both.verify(file).remarks())
                .anySatisfy(remark -> assertThat(remark).contains("older copy"));
        both.assertFound(file, Finding.INCOMPLETE, left, "--checkpoint", kept.toString());
    }

    @Test
    void findsASignatureThatWasCutOff() throws Exception {
        execute("DELETE FROM record WHERE idx > " + trail.signed());
        execute("DELETE FROM checkpoint");
        Files.delete(trail.sideFile());

        both.assertFound(file, Finding.INCOMPLETE, trail.signed() + 1);
    }

    @Test
    void saysThatSomethingElseIsNoTrail() throws IOException {
        Path text = Files.writeString(directory.resolve("text.db"), "not a database at all\n".repeat(100));
        Path empty = Files.createFile(directory.resolve("empty.db"));
        Path missing = directory.resolve("missing.db");
        for (Path other : new Path[] {text, empty, missing, directory}) {
            assertThat(both.verify(other))
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

    @Test
    void saysHowManyRecordsNoCheckpointCoversYet() throws Exception {
        try (TrailMaker maker = new TrailMaker(directory.resolve("open.db"))) {
            maker.add(Entries.event("0"));
            maker.checkpoint();
            maker.add(Entries.event("1"));
        }

        assertThat(both.verify(directory.resolve("open.db")).remarks())
                .anySatisfy(remark -> assertThat(remark).contains("1 records after the newest checkpoint (2 to 2)"));
    }

    private String log() throws IOException {
        return Files.readAllLines(trail.sideFile(), StandardCharsets.UTF_8).get(0);
    }

    private void execute(String sql) throws SQLException {
        try (RawTrail raw = new RawTrail(file)) {
            raw.execute(sql);
        }
    }
}
