package org.ferrule.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Range;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.core.service.Cause;
import org.ferrule.core.service.WriteRequest;
import org.ferrule.people.Role;
import org.ferrule.people.SessionKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All records of two runs of a site, in which the runtime, a device, a person and nobody at all did something. */
@Timeout(60)
class EveryRecordTest {
    private static final EquipmentId PUMP = new EquipmentId("pump-1");
    private static final AlarmId ALARM = new AlarmId("tubeBroken");
    private static final Actor OTTO = new Actor("otto", "OPERATOR", "cli");
    private static final Actor NOBODY = new Actor("unknown", "none", "unknown");
    private static final Set<AuditAction> OF_THE_RUNTIME = Set.of(
            AuditAction.TRAIL,
            AuditAction.RUNTIME_START,
            AuditAction.RUNTIME_STOP,
            AuditAction.CONFIGURATION,
            AuditAction.PLUGIN,
            AuditAction.LIMIT,
            AuditAction.CONNECTION);

    @TempDir
    private Path directory;

    private final Instant before = Instant.now();
    private List<AuditRecord> records;

    @BeforeEach
    void runTwice() {
        run();
        records = run();
    }

    private List<AuditRecord> run() {
        try (RecordingSite site = new RecordingSite(directory, "ab".repeat(32), Map.of("pump-1", Optional.empty()))) {
            site.withPlugin(new Range(0, 300));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> site.runtime.site().view().online() == 1);
            SessionKey otto = site.access.signIn("otto", "cli", Role.OPERATOR);
            write(site, otto);
            write(site, SessionKey.NONE);
            site.events.get().alarm(ALARM, true, "tube 2", null);
            assertThat(site.runtime.alarms().acknowledge(otto, PUMP, ALARM, "seen"))
                    .isEmpty();
            site.runtime.close();
            return site.trail.read(AuditQuery.from(0, 1000));
        }
    }

    private static void write(RecordingSite site, SessionKey who) {
        site.runtime
                .governor()
                .write(new WriteRequest(
                        RequestId.random(),
                        Cause.of(who, "because"),
                        PUMP,
                        RecordingSite.SPEED,
                        "1",
                        "",
                        Duration.ZERO));
    }

    @Test
    @Proves(Req.AUD_004)
    void namesWhoActedInWhichRoleAlsoWhereThatIsTheRuntime() {
        assertThat(actions()).containsAll(OF_THE_RUNTIME);
        assertThat(records).extracting(record -> record.entry().actor()).containsOnly(Actor.SYSTEM, OTTO, NOBODY);
        assertThat(records)
                .filteredOn(record -> OF_THE_RUNTIME.contains(record.entry().action()))
                .extracting(record -> record.entry().actor())
                .containsOnly(Actor.SYSTEM);
        assertThat(records)
                .filteredOn(record -> record.entry().action() == AuditAction.WRITE)
                .extracting(
                        record -> record.entry().actor() + " " + record.entry().phase())
                .containsExactly(
                        OTTO + " INTENT",
                        OTTO + " OUTCOME",
                        NOBODY + " REFUSED",
                        OTTO + " INTENT",
                        OTTO + " OUTCOME",
                        NOBODY + " REFUSED");
    }

    @Test
    @Proves(Req.AUD_006)
    void saysWhenInEveryWayThatClocksHave() {
        assertThat(records).allSatisfy(record -> {
            assertThat(record.stamp().utc()).isBetween(before, Instant.now());
            assertThat(record.stamp().zoneOffset()).matches("[+-][0-9]{2}:[0-9]{2}");
            assertThat(record.stamp().clockSync()).isIn("SYNCHRONISED", "UNSYNCHRONISED", "UNKNOWN");
        });
        Map<String, List<Long>> runs = records.stream()
                .collect(Collectors.groupingBy(
                        record -> record.stamp().boot().toString(),
                        Collectors.mapping(record -> record.stamp().monotonicNanos(), Collectors.toList())));
        assertThat(runs).hasSize(2);
        assertThat(runs.values())
                .allSatisfy(counts -> assertThat(counts).isSorted().doesNotHaveDuplicates());
    }

    private Set<AuditAction> actions() {
        return records.stream().map(record -> record.entry().action()).collect(Collectors.toSet());
    }
}
