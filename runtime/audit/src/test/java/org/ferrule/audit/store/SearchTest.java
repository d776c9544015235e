package org.ferrule.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Predicate;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditQuery.Filter;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.Circumstances;
import org.ferrule.audit.DecisionSource;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each search finds what a plain look at every record finds, in a trail that is longer than what is searched in order. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SearchTest {
    private static final int RECORDS = 45_000;
    private static final int QUESTIONS = Boolean.getBoolean("ferrule.exhaustive") ? 2_000 : 150;
    private static final List<String> USERS = List.of("anna", "boris", "carla");
    private static final List<AuditAction> ACTIONS = List.of(AuditAction.values());
    private static final List<String> TARGETS =
            List.of("reactor-1", "reactor-1/temperature.sp", "reactor-10", "reactor-1.5", "site", "reactor-2/ph/x");
    private static final List<String> BATCHES = List.of("", "B-1", "B-2", "rare");
    private static final List<String> REASONS = List.of("", "Warm up", "50 %_off", "calibration DUE");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path directory;

    private final Random random = new Random(seed());

    private static long seed() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        return seed;
    }

    @Test
    @Proves(Req.AUD_013)
    void findsWhatALookAtEveryRecordFinds() throws Exception {
        Path file = directory.resolve("audit.db");
        fill(file);
        try (TrailReader reader = new TrailReader(file, Duration.ofSeconds(30))) {
            List<AuditRecord> all = new ArrayList<>();
            for (int from = 0; from < RECORDS; from += 10_000) {
                all.addAll(reader.read(AuditQuery.from(from, 10_000)));
            }
            assertThat(all).hasSizeGreaterThanOrEqualTo(RECORDS);
            int found = 0;
            for (int i = 0; i < QUESTIONS; i++) {
                AuditQuery query = new AuditQuery(
                        (long) random.nextInt(3) * random.nextInt(RECORDS), 1 + random.nextInt(500), filter());
                List<AuditRecord> expected = all.stream()
                        .filter(record -> record.index() >= query.fromIndex())
                        .filter(matching(query.filter()))
                        .limit(query.limit())
                        .toList();
                assertThat(reader.read(query)).as("%s", query).isEqualTo(expected);
                found += expected.size();
            }
            assertThat(found).isGreaterThan(QUESTIONS);
        }
    }

    private void fill(Path file) throws Exception {
        FakeWallClock wall = new FakeWallClock(NOON);
        AuditClock clock = new AuditClock(wall, () -> ClockSync.UNKNOWN);
        try (OpenTrail trail = OpenTrail.open(TrailFiles.of(file), clock)) {
            while (trail.writer().size() < RECORDS) {
                Transaction transaction = new Transaction(trail);
                for (int i = 0; i < 1_000; i++) {
                    trail.writer().add(entry(trail.writer().size()));
                    wall.step(Duration.ofMillis(random.nextInt(100) - 20));
                }
                transaction.commit();
            }
        }
    }

    private AuditEntry entry(long index) {
        String batch = BATCHES.get(random.nextInt(BATCHES.size() - 1));
        return new AuditEntry(
                AuditPhase.EVENT,
                pick(ACTIONS.subList(0, 5)),
                new Actor(pick(USERS), "operator", "cli"),
                pick(TARGETS),
                AuditEntry.Change.NONE,
                pick(REASONS),
                null,
                "",
                new Circumstances(
                        DecisionSource.PERSON,
                        Map.of(Circumstances.BATCH, index % 9_000 == 4_321 ? "rare" : batch),
                        OptionalLong.empty()),
                Map.of());
    }

    private Filter filter() {
        Filter filter = Filter.ALL;
        for (int i = random.nextInt(4); i > 0; i--) {
            filter = switch (random.nextInt(6)) {
                case 0 -> filter.byActor(pick(List.of("anna", "boris", "nobody")));
                case 1 -> filter.byAction(pick(ACTIONS.subList(0, 6)).name());
                case 2 -> filter.onTarget(pick(List.of("reactor-1", "reactor-2", "reactor-2/ph", "site", "reactor")));
                case 3 -> filter.ofBatch(pick(BATCHES));
                case 4 -> filter.withReason(pick(List.of("warm", "%", "_", "DUE", "due", "'")));
                default -> filter.between(moment(), moment());
            };
        }
        return filter;
    }

    private Instant moment() {
        return NOON.plusMillis(random.nextInt(RECORDS * 40)).plusNanos(random.nextInt(1_000_000));
    }

    private static Predicate<AuditRecord> matching(Filter filter) {
        return record -> {
            AuditEntry entry = record.entry();
            String target = entry.target();
            return (filter.actor().isEmpty()
                            || filter.actor().equals(entry.actor().user()))
                    && (filter.action().isEmpty()
                            || filter.action().equals(entry.action().name()))
                    && (filter.target().isEmpty()
                            || target.equals(filter.target())
                            || target.startsWith(filter.target() + "/"))
                    && (filter.batch().isEmpty()
                            || filter.batch()
                                    .equals(entry.circumstances().context().get(Circumstances.BATCH)))
                    && entry.reason()
                            .toLowerCase(Locale.ROOT)
                            .contains(filter.reason().toLowerCase(Locale.ROOT))
                    && !record.stamp().utc().isBefore(filter.from())
                    && record.stamp().utc().isBefore(filter.until());
        };
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @Test
    void givesUpAQuestionThatTakesTooLong() throws Exception {
        Path file = directory.resolve("audit.db");
        fill(file);
        try (TrailReader reader = new TrailReader(file, Duration.ZERO)) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> reader.read(new AuditQuery(0, 10, Filter.ALL.withReason("nowhere"))))
                    .withMessageContaining("interrupt");
            assertThat(reader.read(AuditQuery.from(0, 10))).hasSize(10);
        }
    }
}
