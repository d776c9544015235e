package org.ferrule.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Range;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditEntry.Change;
import org.ferrule.audit.AuditPhase;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.core.service.AlarmView;
import org.ferrule.core.service.FeedItem;
import org.ferrule.core.service.FeedSubscription;
import org.ferrule.core.service.Refusal;
import org.ferrule.people.Role;
import org.ferrule.people.SessionKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a site records of itself, run after run on one real trail. */
@Timeout(60)
class SiteRecordsTest {
    private static final Range OPERATING = new Range(0, 300);
    private static final EquipmentId PUMP = new EquipmentId("pump-1");
    private static final AlarmId ALARM = new AlarmId("tubeBroken");
    private static final Optional<Range> NO_LIMIT = Optional.empty();

    @TempDir
    private Path directory;

    @Test
    @Proves(Req.AUD_003)
    void rangesAreRecordedWhenTheyAreOthersThanLastTimeAlsoWhenTheyGo() {
        List<AuditEntry> first = run("a", Map.of("pump-1", NO_LIMIT), AuditAction.LIMIT);
        assertThat(first)
                .extracting(AuditEntry::target, AuditEntry::change)
                .containsExactly(
                        tuple("pump-1/speed", new Change("", "[0, 300]", "/min")),
                        tuple("pump-1", new Change("", "speed", "")));
        assertThat(run("a", Map.of("pump-1", NO_LIMIT), AuditAction.LIMIT)).hasSize(2);

        List<AuditEntry> narrowed = run("b", Map.of("pump-1", Optional.of(new Range(10, 20.5))), AuditAction.LIMIT);
        assertThat(narrowed).hasSize(3);
        assertThat(narrowed.get(2).change()).isEqualTo(new Change("[0, 300]", "[10, 20.5]", "/min"));
        assertThat(narrowed.get(2).detail()).containsEntry("plugin", "plugin-one 1.0.0");

        List<AuditEntry> gone = run("c", Map.of("pump-2", NO_LIMIT), AuditAction.LIMIT);
        assertThat(gone)
                .filteredOn(entry -> entry.target().equals("pump-1/speed"))
                .last()
                .satisfies(entry -> assertThat(entry.change()).isEqualTo(new Change("[10, 20.5]", "", "/min")));
        assertThat(run("c", Map.of("pump-2", NO_LIMIT), AuditAction.LIMIT)).hasSameSizeAs(gone);
    }

    @Test
    @Proves(Req.AUD_003)
    void anotherSiteFileIsRecordedWithBothHashesAndWhatItWaives() {
        run("a", Map.of("pump-1", NO_LIMIT), AuditAction.CONFIGURATION);
        run("a", Map.of("pump-1", NO_LIMIT), AuditAction.CONFIGURATION);
        List<AuditEntry> all = run("b", Map.of("pump-1", NO_LIMIT), AuditAction.CONFIGURATION);
        assertThat(all)
                .extracting(AuditEntry::change)
                .containsExactly(Change.NONE, Change.NONE, new Change(hash("a"), hash("b"), ""));
        assertThat(all.get(2).detail())
                .containsEntry("siteFileSha256", hash("b"))
                .containsEntry("securityWaived.reactor", "None: a closed bench network")
                .containsEntry("equipment", "pump-1");
    }

    @Test
    @Proves(Req.AUD_003)
    void aPluginsRecordsNameItsFileAndItsDescriptor() {
        List<AuditEntry> plugins = run("a", Map.of("pump-1", NO_LIMIT), AuditAction.PLUGIN);
        assertThat(plugins).hasSize(1);
        assertThat(plugins.get(0).target()).isEqualTo("plugin-one 1.0.0");
        assertThat(plugins.get(0).detail())
                .containsEntry("state", "STARTED")
                .containsEntry("bundleVersion", "1.0.0")
                .containsEntry("pluginSha256", "ab".repeat(32))
                .containsEntry("descriptorSha256", "0".repeat(64));
    }

    @Test
    void anAcknowledgedAlarmSaysWhoHasSeenItAndStaysUntilItsCauseIsGone() throws Exception {
        try (RecordingSite site = site("a", Map.of("pump-1", NO_LIMIT));
                FeedSubscription feed = site.runtime.feed().subscribe(1000)) {
            SessionKey otto = site.access.signIn("otto", "cli", Role.OPERATOR);
            report(site, true);
            assertThat(site.runtime.alarms().acknowledge(otto, PUMP, ALARM, "tube ordered"))
                    .isEmpty();
            AlarmView seen = only(site);
            assertThat(seen.isActive()).isTrue();
            assertThat(seen.acknowledged().orElseThrow()).satisfies(acknowledgement -> {
                assertThat(acknowledgement.by().user()).isEqualTo("otto");
                assertThat(acknowledgement.reason()).isEqualTo("tube ordered");
            });
            assertThat(next(feed)).isEqualTo(seen);
            assertThat(site.runtime.alarms().acknowledge(otto, PUMP, ALARM, ""))
                    .map(Refusal::message)
                    .hasValueSatisfying(text -> assertThat(text).contains("acknowledged by otto"));
            report(site, false);
            assertThat(site.runtime.site().activeAlarms()).isEmpty();
            report(site, true);
            assertThat(only(site).acknowledged()).isEmpty();
            assertThat(site.endAndRead(AuditAction.ALARM))
                    .filteredOn(entry -> "ACKNOWLEDGED".equals(entry.detail().get("state")))
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.actor().user()).isEqualTo("otto");
                        assertThat(entry.target()).isEqualTo("pump-1/tubeBroken");
                        assertThat(entry.reason()).isEqualTo("tube ordered");
                    });
        }
    }

    @Test
    void whoMayNotAcknowledgeAndWhatIsNotThereIsRefusedWithAReasonAndRecorded() throws Exception {
        try (RecordingSite site = site("a", Map.of("pump-1", NO_LIMIT))) {
            SessionKey otto = site.access.signIn("otto", "cli", Role.OPERATOR);
            SessionKey ada = site.access.signIn("ada", "cli", Role.ADMIN);
            SessionKey elsewhere = site.access.signIn("ella", "cli", Set.of(new EquipmentId("pump-2")), Role.OPERATOR);
            refusedAs(ErrorCode.NOT_FOUND, site, otto, ALARM);
            report(site, true);
            refusedAs(ErrorCode.NOT_AUTHENTICATED, site, SessionKey.NONE, ALARM);
            refusedAs(ErrorCode.NOT_AUTHORIZED, site, ada, ALARM);
            refusedAs(ErrorCode.NOT_AUTHORIZED, site, elsewhere, ALARM);
            refusedAs(ErrorCode.NOT_FOUND, site, otto, new AlarmId("madeUp"));
            report(site, false);
            refusedAs(ErrorCode.INVALID_STATE, site, otto, ALARM);
            assertThat(site.endAndRead(AuditAction.ALARM))
                    .filteredOn(entry -> entry.phase() == AuditPhase.REFUSED)
                    .extracting(AuditEntry::outcome)
                    .containsExactly(
                            "NOT_FOUND",
                            "NOT_AUTHENTICATED",
                            "NOT_AUTHORIZED",
                            "NOT_AUTHORIZED",
                            "NOT_FOUND",
                            "INVALID_STATE");
        }
    }

    @Test
    void anAcknowledgementThatCannotBeRecordedDoesNotShow() throws Exception {
        try (RecordingSite site = site("a", Map.of("pump-1", NO_LIMIT))) {
            SessionKey otto = site.access.signIn("otto", "cli", Role.OPERATOR);
            report(site, true);
            site.trail.close();
            assertThat(site.runtime.alarms().acknowledge(otto, PUMP, ALARM, ""))
                    .map(Refusal::code)
                    .contains(ErrorCode.AUDIT_UNAVAILABLE);
            assertThat(only(site).acknowledged()).isEmpty();
        }
    }

    private static void refusedAs(ErrorCode code, RecordingSite site, SessionKey who, AlarmId alarm) {
        assertThat(site.runtime.alarms().acknowledge(who, PUMP, alarm, ""))
                .map(Refusal::code)
                .contains(code);
    }

    private RecordingSite site(String file, Map<String, Optional<Range>> equipment) {
        RecordingSite site = new RecordingSite(directory, hash(file), equipment).withPlugin(OPERATING);
        await().until(() -> site.runtime.site().view().online() == 1);
        return site;
    }

    private List<AuditEntry> run(String file, Map<String, Optional<Range>> equipment, AuditAction action) {
        try (RecordingSite site = site(file, equipment)) {
            return site.endAndRead(action);
        }
    }

    private static void report(RecordingSite site, boolean isActive) {
        site.events.get().alarm(ALARM, isActive, "tube 2", null);
    }

    private static AlarmView only(RecordingSite site) {
        assertThat(site.runtime.site().activeAlarms()).hasSize(1);
        return site.runtime.site().activeAlarms().get(0);
    }

    /** The next alarm that somebody has seen. */
    private static AlarmView next(FeedSubscription feed) throws InterruptedException {
        while (true) {
            FeedItem item = feed.next(Duration.ofSeconds(5)).orElseThrow();
            if (item instanceof FeedItem.AlarmChanged changed
                    && changed.alarm().acknowledged().isPresent()) {
                return changed.alarm();
            }
        }
    }

    private static String hash(String file) {
        return file.repeat(64);
    }
}
