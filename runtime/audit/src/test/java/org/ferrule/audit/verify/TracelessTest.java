package org.ferrule.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.Entries;
import org.ferrule.audit.export.TrailExport;
import org.ferrule.audit.format.TrailDatabase;
import org.ferrule.audit.store.SqliteAuditTrail;
import org.ferrule.audit.verify.Verdict.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever reads a trail makes no file beside it, whatever state the runtime left it in, and reads all that is durable. */
class TracelessTest {
    @TempDir
    private Path directory;

    private Path copy(SampleTrail trail, String name, String... files) throws IOException {
        Path to = Files.createDirectories(directory.resolve(name));
        for (String file : files) {
            Files.copy(trail.directory().resolve(file), to.resolve(file));
        }
        return to;
    }

    private static List<String> names(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void readInEveryWay(Path data, int records) throws IOException {
        Path file = data.resolve("audit.db");
        assertThat(AuditFile.count(file)).isEqualTo(records);
        assertThat(AuditFile.read(file, AuditQuery.from(0, 1_000))).hasSize(records);
        assertThat(AuditFile.verify(data).finding()).isEqualTo(Finding.INTACT);
        TrailExport.Wish wish = new TrailExport.Wish(0, OptionalLong.empty(), "", "", Instant.EPOCH);
        new TrailExport(file, wish).write(directory.resolve("export of " + data.getFileName()));
    }

    @Test
    void anArchivedTrailIsReadWithoutATraceAlsoWhereNothingCanBeWritten() throws Exception {
        SampleTrail trail = new SampleTrail(directory.resolve("site 1%3f?#"));
        List<String> before = names(trail.directory());
        assertThat(trail.directory().toFile().setWritable(false)).isTrue();

        readInEveryWay(trail.directory(), (int) trail.size());

        assertThat(names(trail.directory())).isEqualTo(before).doesNotContain("audit.db-wal", "audit.db-shm");
        assertThat(trail.directory().toFile().setWritable(true)).isTrue();
    }

    @Test
    void changesThatACrashLeftUnmergedAreReadWithoutATrace() throws Exception {
        SampleTrail trail = new SampleTrail(directory.resolve("data"));
        long size = trail.size();
        Path merged;
        Path unmerged;
        Path whole;
        try (Connection connection = TrailDatabase.openForWriting(trail.file());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM record WHERE idx = " + (size - 1));
            merged = copy(trail, "merged", "audit.db");
            unmerged = copy(trail, "unmerged", "audit.db", "audit.db-wal");
            whole = copy(trail, "whole", "audit.db", "audit.db-wal", "audit.db-shm");
        }

        readInEveryWay(merged, (int) size);
        for (Path crashed : List.of(unmerged, whole)) {
            List<String> before = names(crashed);
            assertThat(AuditFile.count(crashed)).isEqualTo(size - 1);
            assertThat(AuditFile.verify(crashed))
                    .returns(Finding.INCOMPLETE, Verdict::finding)
                    .returns(size - 1, Verdict::records);
            assertThat(names(crashed)).isEqualTo(before);
        }
    }

    @Test
    void aTrailInUseIsReadUpToItsNewestRecord() throws Exception {
        Path data = Files.createDirectories(directory.resolve("live"));
        try (SqliteAuditTrail trail = new SqliteAuditTrail(data.resolve("audit.db"), Clock.systemUTC())) {
            for (int i = 1; i <= 5; i++) {
                long index = trail.append(Entries.event("" + i)).index();
                assertThat(AuditFile.count(data)).isEqualTo(index + 1);
                assertThat(AuditFile.verify(data))
                        .returns(Finding.INTACT, Verdict::finding)
                        .returns(index + 1, Verdict::records);
            }
            assertThat(TrailDatabase.isAtRest(data.resolve("audit.db"))).isFalse();
        }
        assertThat(TrailDatabase.isAtRest(data.resolve("audit.db"))).isTrue();
    }
}
