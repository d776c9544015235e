package org.ferrule.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.Circumstances;
import org.ferrule.audit.DecisionSource;
import org.ferrule.audit.Entries;
import org.ferrule.audit.RawTrail;
import org.ferrule.audit.verify.AuditFile;
import org.ferrule.audit.verify.Verdict;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A trail of formats 2 and 3 as it was when each was agreed, with a signature and a change of key. The files in the test's resources
 * are never made anew: when one of these tests fails, trails in the field can no longer be read.
 */
@Proves(Req.AUD_017)
class GoldenTrailTest {
    private static final RequestId REQUEST = RequestId.parse("01234567-89ab-cdef-0123-456789abcdef");
    private static final RequestId OPEN = RequestId.parse("00000000-0000-0000-0000-000000000001");
    private static final Circumstances RECIPE = new Circumstances(
            new DecisionSource(DecisionSource.Kind.RECIPE, "feed-2", "ab".repeat(32)),
            Map.of("batch", "B-7", "equipmentSerial", "S-1"),
            OptionalLong.empty());

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void copyWhatLiesBesideTheTrail() throws IOException {
        for (String ending : List.of("key", "pub", "checkpoint")) {
            copy("trail-v2." + ending, "audit." + ending);
        }
        file = directory.resolve("audit.db");
    }

    private void copy(String resource, String name) throws IOException {
        try (InputStream stored = GoldenTrailTest.class.getResourceAsStream(resource)) {
            Files.copy(Objects.requireNonNull(stored), directory.resolve(name));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void stillVerifies(int format) throws IOException {
        copy("trail-v" + format + ".db", "audit.db");
        assertThat(AuditFile.verify(file))
                .returns(Verdict.Finding.INTACT, Verdict::finding)
                .returns(8L, Verdict::records)
                .returns("9a9d0460520aba0cdf04e65d2224ea77e4196f172870d9e714a4d60b9a16978f", Verdict::head);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void stillSaysTheSame(int format) throws IOException {
        copy("trail-v" + format + ".db", "audit.db");
        List<AuditRecord> records = AuditFile.read(file, AuditQuery.from(0, 10));

        assertThat(records)
                .extracting(record -> record.entry().action())
                .containsExactly(
                        AuditAction.TRAIL,
                        AuditAction.RUNTIME_START,
                        AuditAction.WRITE,
                        AuditAction.SIGNATURE,
                        AuditAction.WRITE,
                        AuditAction.TRAIL,
                        AuditAction.RECONCILE,
                        AuditAction.WRITE);
        assertThat(records.get(2).entry()).isEqualTo(Entries.intent(REQUEST).in(RECIPE.signedAt(3)));
        assertThat(records.get(3).entry().detail()).containsEntry("printedName", "Anna Arc \u00c4");
        assertThat(records.get(4).entry())
                .isEqualTo(Entries.outcome(REQUEST, "UNKNOWN").in(RECIPE));
        assertThat(records.get(5).entry().actor()).isEqualTo(new Actor("quinn", "qa", "cli"));
        assertThat(records.get(7).entry()).isEqualTo(Entries.intent(OPEN));
        assertThat(records).allSatisfy(record -> {
            assertThat(record.stamp().zoneOffset()).isEqualTo("+01:00");
            assertThat(record.stamp().clockSync()).isEqualTo("SYNCHRONISED");
            assertThat(record.stamp().utc()).asString().startsWith("2026-11-22T12:00:");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void isContinuedByThePresentCode(int format) throws Exception {
        copy("trail-v" + format + ".db", "audit.db");
        try (SqliteAuditTrail trail = new SqliteAuditTrail(file, Clock.systemUTC())) {
            assertThat(trail.health().problem()).isEmpty();
            assertThat(trail.openIntents()).extracting(AuditRecord::index).containsExactly(7L);
            assertThat(trail.unreconciled()).isEmpty();
            assertThat(trail.find(REQUEST)).hasSize(3);
            assertThat(trail.health().records()).isEqualTo(8);
        }
        try (RawTrail raw = new RawTrail(file)) {
            assertThat(raw.number("SELECT value FROM meta WHERE name = 'format'"))
                    .isEqualTo(3);
            assertThat(raw.number("SELECT count(*) FROM by_request")).isEqualTo(4);
        }
        assertThat(AuditFile.verify(file).finding()).isEqualTo(Verdict.Finding.INTACT);
    }
}
