package org.ferrule.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.Entries;
import org.ferrule.audit.verify.AuditFile;
import org.ferrule.audit.verify.Verdict;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wall clock that jumps or loses its source is recorded, and disturbs nothing. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClockTest {
    /** Half an hour before Central Europe puts its clocks forward. */
    private static final Instant NIGHT = Instant.parse("2026-03-29T00:30:00Z");

    @TempDir
    private Path directory;

    private final AtomicReference<ClockSync> sync = new AtomicReference<>(ClockSync.SYNCHRONISED);
    private final FakeWallClock wall = new FakeWallClock(NIGHT);

    private SqliteAuditTrail open() {
        return new SqliteAuditTrail(directory.resolve("audit.db"), wall, sync::get);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H", "PT2S", "PT-2S"})
    @Proves({Req.AUD_003, Req.TIM_005})
    void recordsAJumpBeforeTheNextRecord(Duration step) throws Exception {
        try (SqliteAuditTrail trail = open()) {
            trail.append(Entries.event("before"));
            wall.step(step);
            AuditRecord after = trail.append(Entries.event("after"));

            AuditRecord jump = trail.read(AuditQuery.from(after.index() - 1, 1)).get(0);
            assertThat(jump.entry().action()).isEqualTo(AuditAction.CLOCK);
            assertThat(jump.entry().detail()).containsEntry("event", "STEP");
            assertThat(Long.parseLong(jump.entry().detail().get("stepMillis")))
                    .isBetween(step.toMillis() - 200, step.toMillis() + 200);
            assertThat(Duration.between(
                            Instant.parse(jump.entry().change().oldValue()),
                            Instant.parse(jump.entry().change().newValue())))
                    .isBetween(step.minusMillis(200), step.plusMillis(200));
            List<AuditRecord> all = trail.read(AuditQuery.from(0, 100));
            assertThat(all)
                    .extracting(record -> record.stamp().monotonicNanos())
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(all)
                    .filteredOn(record -> record.entry().action() == AuditAction.CLOCK)
                    .hasSize(1);
        }
        assertThat(AuditFile.verify(directory.resolve("audit.db")).finding()).isEqualTo(Verdict.Finding.INTACT);
    }

    @Test
    void recordsAJumpThoughNothingElseHappens() {
        try (SqliteAuditTrail trail = open()) {
            wall.step(Duration.ofHours(-1));

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> trail.latest(AuditAction.CLOCK, "site").isPresent());
        }
    }

    @Test
    void doesNotTakeAClockThatIsSlewedForOneThatJumps() throws Exception {
        try (SqliteAuditTrail trail = open()) {
            for (int i = 0; i < 20; i++) {
                wall.step(Duration.ofMillis(i % 3 == 0 ? -400 : 400));
                trail.append(Entries.event("slewed"));
            }

            assertThat(trail.latest(AuditAction.CLOCK, "site")).isEmpty();
        }
    }

    @Test
    @Proves({Req.AUD_003, Req.AUD_006, Req.TIM_007})
    void recordsThatTheClockLostItsSourceAndFoundItAgain() throws Exception {
        try (SqliteAuditTrail trail = open()) {
            assertThat(trail.append(Entries.event("1")).stamp().clockSync()).isEqualTo("SYNCHRONISED");
            sync.set(ClockSync.UNSYNCHRONISED);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> trail.latest(AuditAction.CLOCK, "site").isPresent());
            assertThat(trail.append(Entries.event("2")).stamp().clockSync()).isEqualTo("UNSYNCHRONISED");
            AuditRecord lost = trail.latest(AuditAction.CLOCK, "site").orElseThrow();
            assertThat(lost.entry().detail()).containsEntry("event", "SYNCHRONISATION");
            assertThat(lost.entry().change().oldValue()).isEqualTo("SYNCHRONISED");
            assertThat(lost.entry().change().newValue()).isEqualTo("UNSYNCHRONISED");
            sync.set(ClockSync.SYNCHRONISED);
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            trail.append(Entries.event("3")).stamp().clockSync().equals("SYNCHRONISED"));
        }
    }

    @Test
    @Proves({Req.AUD_006, Req.TIM_005})
    void carriesTheOffsetOfTheMomentThroughTheChangeToSummerTime() throws Exception {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Vienna"));
        try (SqliteAuditTrail trail = open()) {
            assertThat(trail.append(Entries.event("winter")).stamp().zoneOffset())
                    .isEqualTo("+01:00");
            wall.step(Duration.ofHours(1));
            assertThat(trail.append(Entries.event("summer")).stamp().zoneOffset())
                    .isEqualTo("+02:00");
            TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
            assertThat(trail.append(Entries.event("moved")).stamp().zoneOffset())
                    .isEqualTo("+00:00");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    @Proves({Req.AUD_006, Req.TIM_005})
    void numbersSixtyFourCallersInTheOrderOfTheirStampsWhileTheClockJumps() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(64);
        try (SqliteAuditTrail trail = open()) {
            List<Future<?>> running = new ArrayList<>();
            for (int caller = 0; caller < 64; caller++) {
                running.add(callers.submit(() -> {
                    for (int i = 0; i < 50; i++) {
                        trail.append(Entries.event("many"));
                    }
                    return null;
                }));
            }
            for (int i = 0; i < 10; i++) {
                wall.step(Duration.ofHours(i % 2 == 0 ? -1 : 1));
                trail.append(Entries.event("between"));
            }
            for (Future<?> one : running) {
                one.get(50, TimeUnit.SECONDS);
            }
            List<AuditRecord> all = trail.read(AuditQuery.from(0, 10_000));
            assertThat(all).hasSizeGreaterThan(3_200);
            assertThat(all)
                    .extracting(record -> record.stamp().monotonicNanos())
                    .isSorted();
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void asksTheKernelOfThisMachine() {
        KernelClock kernel = new KernelClock();

        assertThat(kernel.get()).isNotNull().isEqualTo(kernel.get());
        if (System.getProperty("os.name").equals("Linux")) {
            assertThat(kernel.get()).isNotEqualTo(ClockSync.UNKNOWN);
        }
    }
}
