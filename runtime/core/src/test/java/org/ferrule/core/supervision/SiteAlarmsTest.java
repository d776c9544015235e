package org.ferrule.core.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ferrule.audit.AuditAction;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.core.FakeTrail;
import org.ferrule.core.clock.FakeTime;
import org.ferrule.core.service.AlarmView;
import org.ferrule.core.service.AlarmView.State;
import org.ferrule.core.service.FeedItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SiteAlarmsTest {
    private final FakeTime time = new FakeTime();
    private final FakeTrail trail = new FakeTrail();
    private final Journal journal = new Journal(trail);
    private final CopyOnWriteArrayList<FeedItem> published = new CopyOnWriteArrayList<>();
    private final SiteAlarms alarms = new SiteAlarms(
            new SupervisionServices(time, time, published::add, journal, new LinkRegistry(Map.of()), Pace.standard()),
            trail,
            (equipment, alarm) -> Optional.empty());

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    @Proves(Req.AUD_010)
    void theAlarmIsThereWithinASecondSaysWhyAndStaysUntilSomebodyHasSeenIt() {
        time.advance(Duration.ofSeconds(10));
        assertThat(alarms.standing()).isEmpty();
        trail.fail(true);
        time.advance(Duration.ofSeconds(1));
        assertThat(alarms.standing()).singleElement().satisfies(alarm -> {
            assertThat(alarm.state()).isEqualTo(State.ACTIVE_UNACKNOWLEDGED);
            assertThat(alarm.equipment()).isEqualTo(AlarmView.SITE);
            assertThat(alarm.text()).contains("the disk is full");
        });
        assertThat(published).hasSize(1);
        trail.fail(false);
        time.advance(Duration.ofSeconds(1));
        assertThat(alarms.standing()).extracting(AlarmView::state).containsExactly(State.CLEARED_UNACKNOWLEDGED);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(trail.of(AuditAction.ALARM))
                        .extracting(
                                entry -> entry.target() + " " + entry.detail().get("state"))
                        .containsExactly("site/auditUnavailable ACTIVE", "site/auditUnavailable INACTIVE"));
    }
}
