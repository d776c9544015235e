package org.ferrule.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Range;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.core.service.AlarmView;
import org.ferrule.core.service.AlarmView.State;
import org.ferrule.core.service.FeedItem;
import org.ferrule.core.service.FeedSubscription;
import org.ferrule.core.service.Refusal;
import org.ferrule.people.Role;
import org.ferrule.people.SessionKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Alarms of a device between it and the people who look after it, on a real trail. */
@Timeout(120)
class AlarmLifeTest {
    private static final Range OPERATING = new Range(0, 300);
    private static final EquipmentId PUMP = new EquipmentId("pump-1");
    private static final AlarmId TUBE = new AlarmId("tubeBroken");
    private static final AlarmId MOTOR = new AlarmId("motorHot");
    private static final AlarmId DOOR = new AlarmId("doorOpen");
    private static final AlarmId FILTER = new AlarmId("filterFull");
    private static final int STEPS = 5;

    @TempDir
    private Path directory;

    @Test
    @Proves(Req.EVT_004)
    void everyOrderOfRaisingClearingAndAcknowledgingLeadsThroughTheFourStates() {
        try (RecordingSite site = start()) {
            SessionKey otto = site.access.signIn("otto", "cli", Role.OPERATOR);
            for (int order = 0; order < Math.pow(3, STEPS); order++) {
                AlarmId alarm = new AlarmId("a" + order);
                Expectation expected = new Expectation();
                int rest = order;
                for (int step = 0; step < STEPS; step++, rest /= 3) {
                    if (rest % 3 == 2) {
                        assertThat(acknowledge(site, otto, alarm, "seen").map(Refusal::code))
                                .as("order %d, step %d", order, step)
                                .isEqualTo(expected.acknowledge());
                    } else {
                        site.events.get().alarm(alarm, rest % 3 == 0, "text " + step, null);
                        expected.report(rest % 3 == 0);
                    }
                    assertThat(state(site, alarm))
                            .as("order %d, step %d", order, step)
                            .isEqualTo(expected.state());
                }
            }
        }
    }

    @Test
    @Proves(Req.EVT_004)
    void whatComesAgainBeforeAnybodySawItIsAnotherOccurrence() {
        try (RecordingSite site = start()) {
            SessionKey otto = site.access.signIn("otto", "cli", Role.OPERATOR);
            report(site, TUBE, true);
            AlarmView first = only(site);
            report(site, TUBE, false);
            AlarmView cleared = only(site);
            assertThat(cleared.state()).isEqualTo(State.CLEARED_UNACKNOWLEDGED);
            assertThat(cleared.raised()).isEqualTo(first.raised());
            assertThat(cleared.text()).isEqualTo(first.text());
            report(site, TUBE, true);
            AlarmView second = only(site);
            assertThat(second.state()).isEqualTo(State.ACTIVE_UNACKNOWLEDGED);
            assertThat(second.raised()).isAfter(first.raised());
            assertThat(second.first()).isEqualTo(first.first());
            assertThat(acknowledge(site, otto, TUBE, "tube ordered")).isEmpty();
            report(site, TUBE, false);
            assertThat(site.runtime.site().standingAlarms()).isEmpty();
            report(site, TUBE, true);
            assertThat(only(site).acknowledged())
                    .as("seen once is not seen for ever")
                    .isEmpty();
            assertThat(acknowledgements(site))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.detail())
                            .containsEntry("raised", second.raised().toString())
                            .containsEntry("alarmState", "ACTIVE_ACKNOWLEDGED"));
        }
    }

    @Test
    @Proves(Req.EVT_005)
    void anAcknowledgementIsAPersonsWithACommentAndOnRecordWithBoth() throws Exception {
        try (RecordingSite site = start();
                FeedSubscription feed = site.runtime.feed().subscribe(1000)) {
            SessionKey otto = site.access.signIn("otto", "cli", Role.OPERATOR);
            report(site, TUBE, true);
            report(site, TUBE, false);
            assertThat(acknowledge(site, otto, TUBE, "tube ordered")).isEmpty();
            AlarmView seen = next(feed);
            assertThat(seen.state()).isEqualTo(State.NORMAL);
            assertThat(seen.acknowledged().orElseThrow()).satisfies(acknowledgement -> {
                assertThat(acknowledgement.by().user()).isEqualTo("otto");
                assertThat(acknowledgement.comment()).isEqualTo("tube ordered");
            });
            assertThat(acknowledge(site, otto, TUBE, "again"))
                    .map(Refusal::message)
                    .hasValueSatisfying(text -> assertThat(text).contains("acknowledged by otto", "is over"));
            assertThat(acknowledgements(site)).singleElement().satisfies(entry -> {
                assertThat(entry.actor().user()).isEqualTo("otto");
                assertThat(entry.target()).isEqualTo("pump-1/tubeBroken");
                assertThat(entry.reason()).isEqualTo("tube ordered");
                assertThat(entry.detail())
                        .containsEntry("raised", seen.raised().toString())
                        .containsEntry("alarmState", "NORMAL");
            });
        }
    }

    @Test
    @Proves(Req.EVT_005)
    void withoutPersonOrCommentNothingIsAcknowledgedAndTheAttemptIsRecorded() {
        try (RecordingSite site = start()) {
            SessionKey otto = site.access.signIn("otto", "cli", Role.OPERATOR);
            SessionKey ada = site.access.signIn("ada", "cli", Role.ADMIN);
            SessionKey ella = site.access.signIn("ella", "cli", Set.of(new EquipmentId("pump-2")), Role.OPERATOR);
            refusedAs(ErrorCode.NOT_FOUND, site, otto, "seen");
            report(site, TUBE, true);
            refusedAs(ErrorCode.NOT_AUTHENTICATED, site, SessionKey.NONE, "seen");
            refusedAs(ErrorCode.NOT_AUTHORIZED, site, ada, "seen");
            refusedAs(ErrorCode.NOT_AUTHORIZED, site, ella, "seen");
            for (String nothing : List.of("", "  ", "\u200b", "\n\t")) {
                refusedAs(ErrorCode.VALIDATION, site, otto, nothing);
            }
            assertThat(only(site).state()).isEqualTo(State.ACTIVE_UNACKNOWLEDGED);
            assertThat(acknowledge(site, otto, TUBE, "seen")).isEmpty();
            refusedAs(ErrorCode.INVALID_STATE, site, otto, "seen");
            assertThat(site.endAndRead(AuditAction.ALARM))
                    .filteredOn(entry -> entry.phase() == AuditPhase.REFUSED)
                    .extracting(AuditEntry::outcome)
                    .startsWith("NOT_FOUND", "NOT_AUTHENTICATED", "NOT_AUTHORIZED", "NOT_AUTHORIZED", "VALIDATION")
                    .endsWith("VALIDATION", "INVALID_STATE")
                    .hasSize(9);
        }
    }

    @Test
    @Proves(Req.EVT_004)
    void whatNobodyHasAcknowledgedStandsAgainAfterARestart() {
        try (RecordingSite site = start()) {
            SessionKey otto = site.access.signIn("otto", "cli", Role.OPERATOR);
            List.of(TUBE, MOTOR, DOOR, FILTER).forEach(alarm -> report(site, alarm, true));
            report(site, MOTOR, false);
            acknowledge(site, otto, DOOR, "closed it");
            report(site, DOOR, false);
            acknowledge(site, otto, FILTER, "new one ordered");
            refusedAs(ErrorCode.VALIDATION, site, otto, "");
        }
        Instant before;
        try (RecordingSite site = start()) {
            assertThat(standing(site)).isEqualTo(Map.of(TUBE, cleared(), MOTOR, cleared()));
            before = site.runtime.site().standingAlarms().get(0).raised();
            report(site, TUBE, true);
            assertThat(standing(site)).isEqualTo(Map.of(TUBE, State.ACTIVE_UNACKNOWLEDGED, MOTOR, cleared()));
            SessionKey otto = site.access.signIn("otto", "cli", Role.OPERATOR);
            assertThat(acknowledge(site, otto, MOTOR, "cooled down")).isEmpty();
        }
        try (RecordingSite site = start()) {
            assertThat(standing(site)).isEqualTo(Map.of(TUBE, cleared()));
            assertThat(only(site).raised()).isAfter(before);
        }
    }

    @Test
    @Proves({Req.AUD_010, Req.AUD_029})
    void aTrailThatTakesNothingIsAnAlarmOfTheSiteAndNothingIsAcknowledged() {
        try (RecordingSite site = start()) {
            SessionKey otto = site.access.signIn("otto", "cli", Role.OPERATOR);
            report(site, TUBE, true);
            site.trail.close();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> site.runtime.site().standingAlarms().stream()
                            .anyMatch(alarm -> alarm.equipment().equals(AlarmView.SITE)
                                    && alarm.isActive()
                                    && alarm.alarm().id().value().equals("auditUnavailable")
                                    && !alarm.text().isEmpty()));
            refusedAs(ErrorCode.AUDIT_UNAVAILABLE, site, otto, "seen");
            assertThat(state(site, TUBE)).isEqualTo(Optional.of(State.ACTIVE_UNACKNOWLEDGED));
            assertThat(site.runtime
                            .alarms()
                            .acknowledge(otto, AlarmView.SITE, new AlarmId("auditUnavailable"), "seen")
                            .map(Refusal::code))
                    .contains(ErrorCode.AUDIT_UNAVAILABLE);
        }
    }

    /** What ISA-18.2 says of one alarm. */
    private static final class Expectation {
        private boolean wasRaised;
        private boolean isActive;
        private boolean isAcknowledged;

        void report(boolean isNowActive) {
            if (isNowActive && !isActive) {
                wasRaised = true;
                isAcknowledged = false;
            }
            isActive = isNowActive;
        }

        Optional<ErrorCode> acknowledge() {
            if (!wasRaised) {
                return Optional.of(ErrorCode.NOT_FOUND);
            }
            boolean isSecond = isAcknowledged;
            isAcknowledged = true;
            return isSecond ? Optional.of(ErrorCode.INVALID_STATE) : Optional.empty();
        }

        /** Empty where nothing stands. */
        Optional<State> state() {
            if (isActive) {
                return Optional.of(isAcknowledged ? State.ACTIVE_ACKNOWLEDGED : State.ACTIVE_UNACKNOWLEDGED);
            }
            return wasRaised && !isAcknowledged ? Optional.of(State.CLEARED_UNACKNOWLEDGED) : Optional.empty();
        }
    }

    private static Optional<Refusal> acknowledge(RecordingSite site, SessionKey who, AlarmId alarm, String comment) {
        return site.runtime.alarms().acknowledge(who, PUMP, alarm, comment);
    }

    private static void refusedAs(ErrorCode code, RecordingSite site, SessionKey who, String comment) {
        assertThat(acknowledge(site, who, TUBE, comment)).map(Refusal::code).contains(code);
    }

    private static List<AuditEntry> acknowledgements(RecordingSite site) {
        return site.endAndRead(AuditAction.ALARM).stream()
                .filter(entry -> "ACKNOWLEDGED".equals(entry.detail().get("state")))
                .toList();
    }

    private RecordingSite start() {
        RecordingSite site =
                new RecordingSite(directory, "a".repeat(64), Map.of("pump-1", Optional.empty())).withPlugin(OPERATING);
        await().until(() -> site.runtime.site().view().online() == 1);
        return site;
    }

    private static void report(RecordingSite site, AlarmId alarm, boolean isActive) {
        site.events.get().alarm(alarm, isActive, isActive ? "tube 2" : "", null);
    }

    private static Optional<State> state(RecordingSite site, AlarmId alarm) {
        return Optional.ofNullable(standing(site).get(alarm));
    }

    private static State cleared() {
        return State.CLEARED_UNACKNOWLEDGED;
    }

    private static Map<AlarmId, State> standing(RecordingSite site) {
        return site.runtime.site().standingAlarms().stream()
                .filter(alarm -> alarm.equipment().equals(PUMP))
                .collect(Collectors.toMap(alarm -> alarm.alarm().id(), AlarmView::state));
    }

    private static AlarmView only(RecordingSite site) {
        assertThat(site.runtime.site().standingAlarms()).hasSize(1);
        return site.runtime.site().standingAlarms().get(0);
    }

    /** The next alarm that somebody has seen. */
    private static AlarmView next(FeedSubscription feed) throws InterruptedException {
        List<FeedItem> passed = new ArrayList<>();
        while (true) {
            FeedItem item = feed.next(Duration.ofSeconds(20))
                    .orElseThrow(() -> new AssertionError("nobody has seen an alarm, only " + passed));
            passed.add(item);
            if (item instanceof FeedItem.AlarmChanged changed
                    && changed.alarm().acknowledged().isPresent()) {
                return changed.alarm();
            }
        }
    }
}
