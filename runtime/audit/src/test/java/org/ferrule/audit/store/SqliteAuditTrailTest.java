package org.ferrule.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.ferrule.audit.AuditQuery.Filter.ALL;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.AuditUnavailableException;
import org.ferrule.audit.Circumstances;
import org.ferrule.audit.DecisionSource;
import org.ferrule.audit.Entries;
import org.ferrule.audit.verify.AuditFile;
import org.ferrule.audit.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SqliteAuditTrailTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

    @TempDir
    private Path directory;

    /** The first record of each trail is about the trail itself. */
    private SqliteAuditTrail open() {
        return new SqliteAuditTrail(
                directory.resolve("audit.db"), new FakeWallClock(NOON), () -> ClockSync.SYNCHRONISED);
    }

    private Verdict verify() {
        return AuditFile.verify(directory.resolve("audit.db"));
    }

    @Test
    void returnsWhatItStoredAndAnotherConnectionSeesItAtOnce() throws Exception {
        try (SqliteAuditTrail trail = open()) {
            AuditRecord record = trail.append(Entries.intent(RequestId.random()));

            assertThat(record.index()).isEqualTo(1);
            assertThat(record.stamp().utc()).isBetween(NOON, NOON.plusSeconds(30));
            assertThat(record.stamp().clockSync()).isEqualTo("SYNCHRONISED");
            assertThat(AuditFile.read(directory.resolve("audit.db"), AuditQuery.from(1, 10)))
                    .containsExactly(record);
            assertThat(verify())
                    .returns(Verdict.Finding.INTACT, Verdict::finding)
                    .returns(trail.checkpoint().root(), Verdict::head);
        }
    }

    @Test
    void numbersManyCallersRecordsWithoutGapsAndFindsEachOne() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try (SqliteAuditTrail trail = open()) {
            List<Future<List<AuditRecord>>> appending = new ArrayList<>();
            for (int caller = 0; caller < 16; caller++) {
                appending.add(callers.submit(appendTwoHundred(trail)));
            }
            List<AuditRecord> returned = new ArrayList<>();
            for (Future<List<AuditRecord>> one : appending) {
                List<AuditRecord> ofCaller = one.get(50, TimeUnit.SECONDS);
                assertThat(ofCaller).extracting(AuditRecord::index).isSorted();
                returned.addAll(ofCaller);
            }

            assertThat(returned)
                    .extracting(AuditRecord::index)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(1, 3201).boxed().toList());
            assertThat(returned)
                    .allSatisfy(record ->
                            assertThat(trail.find(record.entry().request())).containsExactly(record));
            assertThat(verify())
                    .returns(Verdict.Finding.INTACT, Verdict::finding)
                    .returns(3201L, Verdict::records);
        } finally {
            callers.shutdownNow();
        }
    }

    private static Callable<List<AuditRecord>> appendTwoHundred(SqliteAuditTrail trail) {
        return () -> {
            List<AuditRecord> records = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                records.add(trail.append(Entries.intent(RequestId.random())));
            }
            return records;
        };
    }

    @Test
    void remembersWhichRequestsAreOpenUnknownAndReconciled() throws Exception {
        RequestId done = RequestId.random();
        RequestId open = RequestId.random();
        RequestId unknown = RequestId.random();
        try (SqliteAuditTrail trail = open()) {
            trail.append(Entries.intent(done));
            trail.append(Entries.intent(unknown));
            AuditRecord stillOpen = trail.append(Entries.intent(open));
            trail.append(Entries.outcome(done, "ACCEPTED"));
            AuditRecord outcome = trail.append(Entries.outcome(unknown, "UNKNOWN"));

            assertThat(trail.openIntents()).containsExactly(stillOpen);
            assertThat(trail.unreconciled()).containsExactly(outcome);
            assertThat(trail.find(RequestId.random())).isEmpty();
        }
        try (SqliteAuditTrail trail = open()) {
            assertThat(trail.openIntents()).extracting(AuditRecord::index).containsExactly(3L);
            assertThat(trail.unreconciled()).extracting(AuditRecord::index).containsExactly(5L);

            trail.append(Entries.reconciliation(unknown));

            assertThat(trail.unreconciled()).isEmpty();
            assertThat(trail.find(unknown)).extracting(AuditRecord::index).containsExactly(2L, 5L, 6L);
        }
    }

    @Test
    void aLaterOutcomeSettlesAnUnknownOne() throws Exception {
        RequestId request = RequestId.random();
        try (SqliteAuditTrail trail = open()) {
            trail.append(Entries.intent(request));
            trail.append(Entries.outcome(request, "UNKNOWN"));
            trail.append(Entries.outcome(request, "SUCCEEDED"));

            assertThat(trail.unreconciled()).isEmpty();
        }
    }

    @Test
    void aRefusedAttemptToReconcileSettlesNothing() throws Exception {
        RequestId request = RequestId.random();
        try (SqliteAuditTrail trail = open()) {
            trail.append(Entries.intent(request));
            AuditRecord unknown = trail.append(Entries.outcome(request, "UNKNOWN"));
            trail.append(Entries.reconciliation(request).as(AuditPhase.REFUSED, "NOT_AUTHORIZED", Map.of()));

            assertThat(trail.unreconciled()).containsExactly(unknown);
        }
    }

    @Test
    void readsWhatAQueryAsksForOldestFirst() throws Exception {
        Actor boris = new Actor("boris", "operator", "cli");
        try (SqliteAuditTrail trail = open()) {
            trail.append(Entries.event("0"));
            trail.append(AuditEntry.event(AuditAction.LOCK, boris, "reactor-1/temperature.sp", Map.of()));
            trail.append(AuditEntry.event(AuditAction.LOCK, boris, "reactor-10", Map.of()));
            trail.append(AuditEntry.event(AuditAction.ALARM, boris, "reactor-1", Map.of()));

            assertThat(indexes(trail, new AuditQuery(0, 10, ALL.onTarget("reactor-1"))))
                    .containsExactly(1L, 2L, 4L);
            assertThat(indexes(
                            trail,
                            new AuditQuery(1, 10, ALL.onTarget("reactor-1").byActor("boris"))))
                    .containsExactly(2L, 4L);
            assertThat(indexes(trail, new AuditQuery(0, 10, ALL.byAction("LOCK"))))
                    .containsExactly(2L, 3L);
            assertThat(indexes(trail, new AuditQuery(1, 2, ALL))).containsExactly(1L, 2L);
            assertThat(indexes(trail, new AuditQuery(0, 10, ALL.onTarget("%' OR 1=1 --"))))
                    .isEmpty();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> AuditQuery.from(0, 10_001));
    }

    private static List<Long> indexes(SqliteAuditTrail trail, AuditQuery query) {
        return trail.read(query).stream().map(AuditRecord::index).toList();
    }

    @Test
    void continuesAfterItWasClosed() throws Exception {
        try (SqliteAuditTrail trail = open()) {
            trail.append(Entries.event("before"));
        }
        try (SqliteAuditTrail trail = open()) {
            AuditRecord after = trail.append(Entries.event("after"));

            assertThat(after.index()).isEqualTo(2);
            assertThat(trail.health().records()).isEqualTo(3);
            assertThat(trail.read(AuditQuery.from(1, 10)))
                    .extracting(record -> record.stamp().boot())
                    .doesNotHaveDuplicates();
        }
        assertThat(verify()).returns(Verdict.Finding.INTACT, Verdict::finding).returns(3L, Verdict::records);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it's \"quoted\"; DROP TABLE record; --",
                "line\r\nline\ttab\u0000nul\u0001\u001f\u007f",
                "H\u00e4matokrit \u2265 40 %, \u7d30\u80de, \ud83e\uddec",
                "</script><b>&amp;",
                "half a pair \ud83e then text"
            })
    void keepsAnyTextAndTheTreeHangsTogether(String text) throws Exception {
        String stored = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        AuditEntry entry = new AuditEntry(
                AuditPhase.OUTCOME,
                AuditAction.COMMAND,
                new Actor(text, text, text),
                text,
                new AuditEntry.Change(text, text, text),
                text,
                null,
                text,
                Map.of(text, text));
        try (SqliteAuditTrail trail = open()) {
            trail.append(entry);
            AuditEntry read = trail.read(AuditQuery.from(1, 1)).get(0).entry();

            assertThat(read.reason()).isEqualTo(stored);
            assertThat(read.detail()).isEqualTo(Map.of(stored, stored));
            assertThat(indexes(trail, new AuditQuery(0, 1, ALL.onTarget(stored).byActor(stored))))
                    .containsExactly(1L);
            assertThat(trail.append(Entries.event("next")).index()).isEqualTo(2);
        }
        assertThat(verify()).returns(Verdict.Finding.INTACT, Verdict::finding).returns(3L, Verdict::records);
    }

    @Test
    void keepsAVeryLongReason() throws Exception {
        String reason = "\u00e9".repeat(100_000);
        try (SqliteAuditTrail trail = open()) {
            trail.append(Entries.event(reason));

            assertThat(trail.read(AuditQuery.from(1, 1)).get(0).entry().reason())
                    .isEqualTo(reason);
        }
        assertThat(verify().finding()).isEqualTo(Verdict.Finding.INTACT);
    }

    @Test
    void isReadableByItsOwnerAlone() throws Exception {
        try (SqliteAuditTrail trail = open()) {
            trail.append(Entries.event("secret"));
            for (String name : List.of("audit.db", "audit.db-wal", "audit.db-shm", "audit.key")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name))))
                        .as(name)
                        .isEqualTo("rw-------");
            }
        }
    }

    /** A lane that is shut down while it records must not take the trail with it, whichever thread then writes. */
    @Test
    void takesTheRecordOfAnInterruptedCaller() throws Exception {
        try (SqliteAuditTrail trail = open()) {
            Thread.currentThread().interrupt();
            trail.append(Entries.event("alone"));
            trail.append(Entries.event("of a batch")
                    .in(new Circumstances(
                            DecisionSource.PERSON, Map.of(Circumstances.BATCH, "B-1"), OptionalLong.empty())));
            trail.checkpoint();

            assertThat(Thread.interrupted()).isTrue();
            assertThat(trail.health().problem()).isEmpty();
            assertThat(trail.append(Entries.event("later")).index()).isEqualTo(3);
        }
        assertThat(verify()).returns(Verdict.Finding.INTACT, Verdict::finding).returns(4L, Verdict::records);
    }

    @Test
    void closesTwiceAndRefusesWhatComesAfter() throws Exception {
        SqliteAuditTrail trail = open();
        trail.close();
        trail.close();

        assertThat(trail.health().isAccepting()).isFalse();
        assertThatExceptionOfType(AuditUnavailableException.class)
                .isThrownBy(() -> trail.append(Entries.event("late")))
                .withMessageContaining("stopping");
    }
}
