package org.ferrule.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.model.ConnectionState;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Reading;
import org.ferrule.audit.AuditAction;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.core.FakeAccess;
import org.ferrule.core.FakeTrail;
import org.ferrule.core.clock.SystemClock;
import org.ferrule.core.clock.SystemTimers;
import org.ferrule.core.service.AlarmView;
import org.ferrule.core.service.FeedItem;
import org.ferrule.core.service.FeedSubscription;
import org.ferrule.core.service.PluginView;
import org.ferrule.core.site.EquipmentEntry;
import org.ferrule.core.site.SiteConfiguration;
import org.ferrule.core.supervision.DriverOffer;
import org.ferrule.core.supervision.Pace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SiteRuntimeTest {
    private static final EquipmentId ONE = new EquipmentId("one-1");
    private static final EquipmentId TWO = new EquipmentId("two-1");

    private final FakeTrail trail = new FakeTrail();
    private final SystemClock clock = new SystemClock();
    private final SiteRuntime runtime = new SiteRuntime(
            configuration(),
            "ab".repeat(32),
            new SiteHost(clock, new SystemTimers(), trail, new FakeAccess(), Pace.standard(), clock.instant(), "0.1.0"),
            type -> "no jar of it is here.");

    @AfterEach
    void close() {
        runtime.close();
    }

    @Test
    void anEquipmentWithoutPluginIsBlockedWithTheReason() {
        assertThat(runtime.site().view().total()).isEqualTo(2);
        assertThat(runtime.site().equipment(ONE).orElseThrow().connection()).satisfies(connection -> {
            assertThat(connection.state()).isEqualTo(ConnectionState.BLOCKED);
            assertThat(connection.reason())
                    .isEqualTo("no started plugin provides type type.one: no jar of it is here.");
        });
    }

    @Test
    void theSiteIsReadyWhenEveryEquipmentWasOnlineAndPluginsMayComeAndGo() throws Exception {
        EquipmentDriver one = context -> new QuietSession();
        runtime.addDriver(
                new DriverOffer(one, descriptor("type.one"), new PluginView("plugin-one", "1.0.0", "ab".repeat(32))));
        await().until(() -> runtime.site().view().online() == 1);
        assertThat(runtime.site().view().readyMillis()).isEmpty();
        runtime.addDriver(new DriverOffer(
                context -> new QuietSession(),
                descriptor("type.two"),
                new PluginView("plugin-two", "1.0.0", "cd".repeat(32))));
        await().until(() -> runtime.site().view().online() == 2);
        assertThat(runtime.site().view().readyMillis()).isPresent();
        runtime.removeDriver(one);
        assertThat(runtime.site().equipment(ONE).orElseThrow().connection().reason())
                .contains("plugin-one 1.0.0 was stopped");
        assertThat(runtime.site().standingAlarms()).hasSize(1);
        FeedSubscription subscription = runtime.feed().subscribe(100);
        assertThat(subscription.next(Duration.ofSeconds(1))).containsInstanceOf(FeedItem.AlarmChanged.class);
        runtime.addDriver(
                new DriverOffer(one, descriptor("type.one"), new PluginView("plugin-one", "1.0.1", "ef".repeat(32))));
        await().until(() -> runtime.site().view().online() == 2);
        assertThat(runtime.site().standingAlarms())
                .extracting(AlarmView::state)
                .containsExactly(AlarmView.State.CLEARED_UNACKNOWLEDGED);
    }

    @Test
    @Proves(Req.AUD_003)
    void startConfigurationAndStopAreRecordedInOrder() {
        runtime.close();
        assertThat(trail.of(AuditAction.RUNTIME_START)).hasSize(1);
        assertThat(trail.of(AuditAction.CONFIGURATION).get(0).detail())
                .containsEntry("siteFileSha256", "ab".repeat(32));
        assertThat(trail.of(AuditAction.RUNTIME_STOP)).hasSize(1);
    }

    private static SiteConfiguration configuration() {
        Map<EquipmentId, EquipmentEntry> equipment = new LinkedHashMap<>();
        equipment.put(ONE, entry(ONE, "type.one"));
        equipment.put(TWO, entry(TWO, "type.two"));
        return new SiteConfiguration("suite-2", Map.of(), equipment);
    }

    private static EquipmentEntry entry(EquipmentId id, String type) {
        return new EquipmentEntry(id, type, Optional.empty(), false, Settings.of(Map.of()), Map.of(), Map.of());
    }

    private static EquipmentDescriptor descriptor(String type) {
        return new EquipmentDescriptor(
                new EquipmentDescriptor.Identity(type, "1.0.0", "maker", "model", "sensor.ph", ""),
                new EquipmentDescriptor.Supervision(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(1),
                        Optional.empty(),
                        "nothing",
                        Optional.empty()),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                "0".repeat(64));
    }

    private static final class QuietSession implements EquipmentSession {
        @Override
        public Nameplate identify() {
            return new Nameplate("maker", "model", "SN-1", "", "");
        }

        @Override
        public List<Reading> read(Collection<ParameterId> wanted) {
            return List.of();
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
