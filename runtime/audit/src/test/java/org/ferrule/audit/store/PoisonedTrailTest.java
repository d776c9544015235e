package org.ferrule.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.AuditUnavailableException;
import org.ferrule.audit.Entries;
import org.ferrule.audit.RawTrail;
import org.ferrule.audit.verify.AuditFile;
import org.ferrule.audit.verify.Verdict;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SQLite itself refuses the insert, by a trigger that another connection put into the file. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PoisonedTrailTest {
    private static final int CALLERS = 12;

    @TempDir
    private Path directory;

    @Test
    @Proves(Req.AUD_029)
    void refusesAllThatWaitsAndAllThatComesAndKeepsOnlyWhatItAcknowledged() throws Exception {
        Path file = directory.resolve("audit.db");
        List<AuditRecord> acknowledged = new ArrayList<>();
        try (SqliteAuditTrail trail = new SqliteAuditTrail(file, Clock.systemUTC());
                RawTrail raw = new RawTrail(file)) {
            acknowledged.add(trail.append(Entries.event("sound")));
            raw.execute("CREATE TRIGGER full BEFORE INSERT ON record WHEN NEW.idx >= 3 AND NEW.actor = 'anna' "
                    + "BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");

            int refused = appendAtOnce(trail, raw, acknowledged);

            assertThat(refused + acknowledged.size()).isEqualTo(CALLERS + 1);
            assertThat(acknowledged).hasSizeLessThanOrEqualTo(3);
            assertThat(trail.health().isAccepting()).isFalse();
            assertThat(trail.health().problem()).contains("the disk is full", "restart the runtime");
            // SQLite would take this one; a writer that just tried again would go on with a hole behind it.
            assertThatExceptionOfType(AuditUnavailableException.class)
                    .as("no retry on the same handle")
                    .isThrownBy(() -> trail.append(byNobodyInParticular()))
                    .withMessageContaining("the disk is full");
            assertThat(trail.read(AuditQuery.from(1, 100))).containsExactlyElementsOf(acknowledged);
        }
        try (RawTrail raw = new RawTrail(file)) {
            raw.execute("DROP TRIGGER full");
        }
        try (SqliteAuditTrail trail = new SqliteAuditTrail(file, Clock.systemUTC())) {
            AuditRecord next = trail.append(Entries.event("restarted"));
            assertThat(next.index()).isEqualTo(acknowledged.size() + 1);
        }
        assertThat(AuditFile.verify(file).finding()).isEqualTo(Verdict.Finding.INTACT);
    }

    private static AuditEntry byNobodyInParticular() {
        return AuditEntry.event(AuditAction.CLOCK, Actor.SYSTEM, "site", Map.of());
    }

    private static int appendAtOnce(SqliteAuditTrail trail, RawTrail raw, List<AuditRecord> acknowledged)
            throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            // While another connection holds the write lock, what is appended gathers in one batch.
            raw.execute("BEGIN IMMEDIATE");
            List<Future<AuditRecord>> appending = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                String reason = "caller " + i;
                appending.add(callers.submit(() -> trail.append(Entries.event(reason))));
            }
            raw.execute("COMMIT");
            int refused = 0;
            for (Future<AuditRecord> one : appending) {
                try {
                    acknowledged.add(one.get(20, TimeUnit.SECONDS));
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(AuditUnavailableException.class);
                    refused++;
                }
            }
            return refused;
        } finally {
            callers.shutdownNow();
        }
    }

    /** A lone caller writes on its own thread, where the stack may end at any place. */
    @Test
    void isPoisonedAsWellWhenALoneCallersThreadFails() throws Exception {
        Path file = directory.resolve("audit.db");
        AtomicBoolean isAtItsEnd = new AtomicBoolean();
        InstantSource wall = () -> {
            if (isAtItsEnd.get()) {
                throw new StackOverflowError("too deep");
            }
            return Instant.EPOCH;
        };
        try (SqliteAuditTrail trail = new SqliteAuditTrail(file, wall)) {
            trail.append(Entries.event("sound"));
            isAtItsEnd.set(true);
            assertThatExceptionOfType(AuditUnavailableException.class)
                    .isThrownBy(() -> trail.append(Entries.event("half")));
            isAtItsEnd.set(false);
            assertThatExceptionOfType(AuditUnavailableException.class)
                    .isThrownBy(() -> trail.append(Entries.event("next")))
                    .withMessageContaining("too deep");
        }
        assertThat(AuditFile.verify(file))
                .returns(Verdict.Finding.INTACT, Verdict::finding)
                .returns(2L, Verdict::records);
    }

    @Test
    void saysSoWhenItsWriterFailsInAnUnforeseenWay() throws Exception {
        InstantSource broken = () -> {
            throw new IllegalStateException("no clock");
        };
        try (SqliteAuditTrail trail = new SqliteAuditTrail(directory.resolve("audit.db"), broken)) {
            assertThatExceptionOfType(AuditUnavailableException.class)
                    .isThrownBy(() -> trail.append(Entries.event("first")));
            assertThat(trail.health().isAccepting()).isFalse();
            assertThatExceptionOfType(AuditUnavailableException.class)
                    .isThrownBy(() -> trail.append(Entries.event("second")))
                    .withMessageContaining("no clock");
        }
    }
}
