package org.ferrule.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.Entries;
import org.ferrule.audit.RawTrail;
import org.ferrule.audit.format.RecordBytes;
import org.ferrule.audit.format.RequestIndex;
import org.ferrule.audit.format.SearchKeys;
import org.ferrule.audit.format.TrailDatabase;
import org.ferrule.audit.verify.AuditFile;
import org.ferrule.audit.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A request that was used is found, wherever its records are just now: in memory, in the file's index, or on the way. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RequestIndexTest {
    private static final RequestId REQUEST = RequestId.random();

    @TempDir
    private Path directory;

    private SqliteAuditTrail open(String name) {
        return new SqliteAuditTrail(directory.resolve(name), Clock.systemUTC());
    }

    private long indexed(String name) throws Exception {
        try (RawTrail raw = new RawTrail(directory.resolve(name))) {
            return raw.number("SELECT count(*) FROM by_request");
        }
    }

    @Test
    void findsTheSameBeforeAndAfterTheCheckpointThatFillsTheIndex() throws Exception {
        try (SqliteAuditTrail trail = open("audit.db")) {
            AuditRecord intent = trail.append(Entries.intent(REQUEST));
            assertThat(indexed("audit.db")).isZero();
            assertThat(trail.find(REQUEST)).containsExactly(intent);

            trail.checkpoint();
            assertThat(indexed("audit.db")).isOne();
            assertThat(trail.find(REQUEST)).containsExactly(intent);

            AuditRecord outcome = trail.append(Entries.outcome(REQUEST, "UNKNOWN"));
            assertThat(trail.find(REQUEST)).containsExactly(intent, outcome);
            assertThat(trail.unreconciled()).containsExactly(outcome);

            trail.append(Entries.reconciliation(REQUEST));
            assertThat(trail.unreconciled()).isEmpty();
        }
        assertThat(indexed("audit.db")).isEqualTo(3);
    }

    @Test
    void findsAfterACrashWhatNoCheckpointCovered() throws Exception {
        AuditRecord intent;
        try (SqliteAuditTrail trail = open("audit.db")) {
            trail.append(Entries.outcome(RequestId.random(), "ACCEPTED"));
            trail.checkpoint();
            intent = trail.append(Entries.intent(REQUEST));
            Path crashed = Files.createDirectory(directory.resolve("crashed"));
            for (String name : List.of("audit.db", "audit.db-wal", "audit.key", "audit.pub", "audit.checkpoint")) {
                Files.copy(directory.resolve(name), crashed.resolve(name));
            }
        }
        assertThat(indexed("crashed/audit.db")).isOne();
        try (SqliteAuditTrail trail = open("crashed/audit.db")) {
            assertThat(trail.find(REQUEST)).containsExactly(intent);
            trail.checkpoint();
            assertThat(trail.find(REQUEST)).containsExactly(intent);
        }
        assertThat(AuditFile.verify(directory.resolve("crashed")).finding()).isEqualTo(Verdict.Finding.INTACT);
    }

    /** Between memory and file nothing is lost, nothing seen twice. */
    @Test
    void findsEachRequestExactlyOnceWhileCheckpointsAreMade() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (SqliteAuditTrail trail = open("audit.db")) {
            Future<Integer> checkpoints = other.submit(() -> {
                for (int i = 0; i < 100; i++) {
                    trail.checkpoint();
                }
                return 100;
            });
            List<AuditRecord> records = new ArrayList<>();
            while (!checkpoints.isDone()) {
                records.add(trail.append(Entries.intent(RequestId.random())));
                AuditRecord newest = records.get(records.size() - 1);
                AuditRecord before = records.get(Math.max(0, records.size() - 3));
                assertThat(trail.find(newest.entry().request())).containsExactly(newest);
                assertThat(trail.find(before.entry().request())).containsExactly(before);
            }
            assertThat(checkpoints.get(1, TimeUnit.SECONDS)).isEqualTo(100);
            assertThat(records).isNotEmpty();
        } finally {
            other.shutdownNow();
        }
        assertThat(AuditFile.verify(directory).finding()).isEqualTo(Verdict.Finding.INTACT);
    }

    @Test
    void findsARequestWhoseRecordsAreFarApart() throws Exception {
        Path file = directory.resolve("long.db");
        long[] places = {3, 262_143, 262_144, 10_000_000};
        try (Connection connection = TrailDatabase.openForWriting(file)) {
            TrailDatabase.create(connection, "org.ferrule/trail/long");
            AuditClock clock = new AuditClock(Clock.systemUTC(), () -> ClockSync.UNKNOWN);
            for (long place : places) {
                put(connection, place, clock.now());
            }
            try (PreparedStatement covering =
                    connection.prepareStatement("INSERT INTO checkpoint VALUES (10000001, '', x'', '')")) {
                covering.executeUpdate();
            }
            assertThat(RequestIndex.fill(connection, 0, 10_000_001)).isEqualTo(places.length);
        }
        try (TrailReader reader = new TrailReader(file, Duration.ofSeconds(5))) {
            assertThat(reader.find(REQUEST.toString(), new RecentRequests()))
                    .extracting(AuditRecord::index)
                    .containsExactly(3L, 262_143L, 262_144L, 10_000_000L);
        }
    }

    private static void put(Connection connection, long index, AuditRecord.Stamp stamp) throws Exception {
        SearchKeys keys = SearchKeys.of(stamp, Entries.intent(REQUEST));
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO record VALUES (?, ?, x'', ?, '', '', '', ?, '', '', 0)")) {
            insert.setLong(1, index);
            insert.setBytes(2, RecordBytes.write(index, stamp, Entries.intent(REQUEST)));
            insert.setString(3, AuditPhase.INTENT.name());
            insert.setString(4, keys.request());
            insert.executeUpdate();
        }
    }
}
