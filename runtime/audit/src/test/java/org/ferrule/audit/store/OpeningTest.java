package org.ferrule.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.AuditUnavailableException;
import org.ferrule.audit.Entries;
import org.ferrule.audit.RawTrail;
import org.ferrule.audit.verify.AuditFile;
import org.ferrule.audit.verify.Verdict;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a start makes of the files that it finds. Whatever is wrong, the service is there, refuses, and says what to do. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OpeningTest {
    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void makeATrail() throws Exception {
        file = directory.resolve("audit.db");
        try (SqliteAuditTrail trail = open()) {
            for (int i = 1; i <= 20; i++) {
                trail.append(Entries.event("entry " + i));
                if (i % 5 == 0) {
                    trail.checkpoint();
                }
            }
        }
    }

    private SqliteAuditTrail open() {
        return new SqliteAuditTrail(file, Clock.systemUTC());
    }

    private void assertRefuses(String... words) {
        try (SqliteAuditTrail trail = open()) {
            assertThat(trail.health().isAccepting()).isFalse();
            assertThat(trail.health().problem()).contains(words).contains("audit", "restart");
            assertThatExceptionOfType(AuditUnavailableException.class)
                    .isThrownBy(() -> trail.append(Entries.event("late")))
                    .withMessageContaining(words[0]);
            assertThatExceptionOfType(AuditUnavailableException.class).isThrownBy(trail::checkpoint);
            // A start asks these before it shows the problem to anybody.
            assertThat(trail.openIntents()).isEmpty();
            assertThat(trail.unreconciled()).isEmpty();
            assertThat(trail.find(RequestId.random())).isEmpty();
            assertThat(trail.latest(AuditAction.LIMIT, "reactor-1")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UPDATE record SET content = replace(content; 'anna'; 'eve1') WHERE idx = 18, newest records",
        "DELETE FROM record WHERE idx = 18, record 18",
        "DELETE FROM record WHERE idx >= 18, newest records",
        "UPDATE checkpoint SET note = replace(note; char(10) || '21' || char(10); char(10) || '20' || char(10)), contradicts",
        "UPDATE checkpoint SET frontier = x'00' WHERE size = 21, damaged",
        "UPDATE meta SET value = 'org.ferrule/trail/another' WHERE name = 'log', contradicts",
        "UPDATE meta SET value = '4' WHERE name = 'format', formats 1 to 3",
        "DELETE FROM checkpoint, no checkpoint",
        "DELETE FROM checkpoint WHERE size > 16, 21 records"
    })
    @Proves(Req.AUD_021)
    void refusesATrailWhoseEndDoesNotHangTogether(String sql, String word) throws Exception {
        try (RawTrail raw = new RawTrail(file)) {
            raw.execute(sql.replace(';', ','));
        }

        assertRefuses(word);
    }

    @Test
    void refusesARecordAfterTheNewestCheckpointWhoseHashIsAnothers() throws Exception {
        try (SqliteAuditTrail trail = open()) {
            trail.append(Entries.event("not yet covered"));
            copy("audit.db", "audit.db-wal");
        }
        restore("audit.db", "audit.db-wal");
        try (RawTrail raw = new RawTrail(file)) {
            raw.execute("UPDATE record SET content = replace(content, 'not yet', 'not now') WHERE idx = 21");
        }
        Files.delete(directory.resolve("audit.checkpoint"));

        assertRefuses("record 21");
    }

    @Test
    @Proves(Req.AUD_018)
    void refusesAnOlderDatabase() throws Exception {
        copy("audit.db");
        try (SqliteAuditTrail trail = open()) {
            trail.append(Entries.event("to be forgotten"));
        }
        restore("audit.db");

        assertRefuses("older or another copy", "22 records");
    }

    @Test
    void refusesToBeginAnewWhereATrailWas() throws Exception {
        Files.delete(file);

        assertRefuses("no records", "backup");
        assertThat(AuditFile.verify(file).finding()).isNotEqualTo(Verdict.Finding.INTACT);
    }

    @Test
    void refusesWithoutItsKeyAndWithAnothers() throws Exception {
        Path key = directory.resolve("audit.key");
        Files.move(key, directory.resolve("kept"));
        assertRefuses("key", "missing");

        Files.writeString(key, "no key");
        assertRefuses("audit.key cannot be used");

        Path other = Files.createDirectory(directory.resolve("other"));
        new SqliteAuditTrail(other.resolve("audit.db"), Clock.systemUTC()).close();
        Files.copy(other.resolve("audit.key"), key, StandardCopyOption.REPLACE_EXISTING);
        assertRefuses("not signed by the key");

        Files.move(directory.resolve("kept"), key, StandardCopyOption.REPLACE_EXISTING);
        try (SqliteAuditTrail trail = open()) {
            assertThat(trail.append(Entries.event("again")).index()).isEqualTo(21);
        }
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws Exception {
        Files.writeString(file, "not a database at all\n".repeat(1000));

        assertRefuses("cannot be opened", "backup");
    }

    @Test
    void recordsThatTheCheckpointFileWasMissing() throws Exception {
        Files.delete(directory.resolve("audit.checkpoint"));
        try (SqliteAuditTrail trail = open()) {
            assertThat(trail.health().problem()).isEmpty();
            assertThat(trail.latest(AuditAction.TRAIL, "audit/checkpoint")
                            .orElseThrow()
                            .entry()
                            .detail())
                    .containsEntry("event", "RECOVERED");
        }
        assertThat(directory.resolve("audit.checkpoint")).exists();
        assertThat(AuditFile.verify(file).finding()).isEqualTo(Verdict.Finding.INTACT);
    }

    /** The power fails after the record of the change is durable and before the new key is in its place; or even before that. */
    @Test
    void endsAChangeOfKeyThatWasCutShort() throws Exception {
        Path next = directory.resolve("audit.key.next");
        String old = Files.readString(directory.resolve("audit.key"));
        String other;
        try (SqliteAuditTrail trail = open()) {
            trail.changeKey(new Actor("quinn", "qa", "cli"), "routine");
            other = Files.readString(directory.resolve("audit.key"));
        }
        Files.writeString(next, other);
        Files.writeString(directory.resolve("audit.key"), old);
        try (SqliteAuditTrail trail = open()) {
            assertThat(trail.health().problem()).isEmpty();
            assertThat(directory.resolve("audit.key")).hasContent(other);
            assertThat(next).doesNotExist();
            trail.append(Entries.event("later"));
        }
        Files.writeString(next, old);
        try (SqliteAuditTrail trail = open()) {
            assertThat(trail.health().problem()).isEmpty();
            assertThat(directory.resolve("audit.key")).hasContent(other);
            assertThat(next).doesNotExist();
        }
        assertThat(AuditFile.verify(file).finding()).isEqualTo(Verdict.Finding.INTACT);
    }

    @Test
    void upgradesATrailOfFormatOneInPlaceAndNeverChangesItsBytes() throws Exception {
        Path old = Files.createDirectory(directory.resolve("old")).resolve("audit.db");
        copyFormatOne(old);
        List<AuditRecord> before = AuditFile.read(old, AuditQuery.from(0, 10));
        try (SqliteAuditTrail trail = new SqliteAuditTrail(old, Clock.systemUTC())) {
            AuditRecord upgraded = trail.latest(AuditAction.TRAIL, "audit/key").orElseThrow();
            assertThat(upgraded.index()).isEqualTo(4);
            assertThat(upgraded.entry().detail()).containsEntry("event", "UPGRADED");
            assertThat(trail.read(AuditQuery.from(0, 4)))
                    .extracting(AuditRecord::entry)
                    .containsExactlyElementsOf(
                            before.stream().map(AuditRecord::entry).toList());
            assertThat(trail.find(Objects.requireNonNull(before.get(1).entry().request())))
                    .hasSize(3);
        }
        assertThat(AuditFile.verify(old))
                .returns(Verdict.Finding.INTACT, Verdict::finding)
                .returns(5L, Verdict::records);
    }

    @ParameterizedTest
    @CsvSource({
        "UPDATE record SET content = replace(content; 'anna'; 'eve1') WHERE idx = 1, record 1",
        "UPDATE record SET outcome = 'CLAMPED' WHERE idx = 2, record 2",
        "DELETE FROM record WHERE idx = 2, record 2"
    })
    void doesNotUpgradeWhatIsNotSound(String sql, String word) throws Exception {
        Path old = Files.createDirectory(directory.resolve("old")).resolve("audit.db");
        copyFormatOne(old);
        try (RawTrail raw = new RawTrail(old)) {
            raw.execute(sql.replace(';', ','));
        }
        Verdict before = AuditFile.verify(old);
        file = old;

        assertRefuses(word);
        assertThat(AuditFile.verify(old)).as("it is left as it was").isEqualTo(before);
    }

    private static void copyFormatOne(Path to) throws IOException {
        try (InputStream stored = AuditFile.class.getResourceAsStream("trail-v1.db")) {
            Files.copy(Objects.requireNonNull(stored), to);
        }
    }

    private void copy(String... names) throws IOException {
        Path kept = Files.createDirectories(directory.resolve("yesterday"));
        for (String name : names) {
            Files.copy(directory.resolve(name), kept.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void restore(String... names) throws IOException {
        for (String name : names) {
            Files.copy(
                    directory.resolve("yesterday").resolve(name),
                    directory.resolve(name),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
