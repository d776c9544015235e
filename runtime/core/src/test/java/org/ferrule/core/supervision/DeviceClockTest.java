package org.ferrule.core.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ferrule.core.supervision.TestDescriptors.VALUE;

import java.time.Duration;
import java.util.List;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor.Acquisition.Mode;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.ConnectionState;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry.Change;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.core.clock.FakeTime;
import org.ferrule.core.service.ClockView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** TIM-006. */
@Timeout(60)
class DeviceClockTest {
    private static final Duration TRIP = Duration.ofMillis(80);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final FakeTime time = new FakeTime();
    private final Bench bench = new Bench(time, time, Bench.QUICK);
    private final FakeDriver driver = new FakeDriver();

    @AfterEach
    void close() {
        bench.close();
        assertThat(driver.breaches).isEmpty();
    }

    @Test
    @Proves(Req.TIM_006)
    void theOffsetIsMeasuredFromTheMiddleOfTheCallAndRecordedOnce() {
        deviceIsAhead(Duration.ofSeconds(-30));
        EquipmentSupervisor supervisor = online();
        assertThat(offset(supervisor)).isEqualTo(Duration.ofSeconds(-30));
        assertThat(supervisor.view().clock().map(ClockView::uncertainty)).contains(TRIP.dividedBy(2));
        assertThat(Bench.active(supervisor)).isEmpty();
        deviceIsAhead(Duration.ofSeconds(60));
        awaitOffset(supervisor, Duration.ofSeconds(60));
        bench.journal.close();
        assertThat(changes()).containsExactly(new Change("", "-30.000", "s"));
        assertThat(bench.trail.of(AuditAction.CLOCK).get(0).detail())
                .containsEntry("uncertainty", "0.040")
                .containsEntry("limit", "120.000");
    }

    @Test
    @Proves(Req.TIM_006)
    void aClockThatIsOffByMoreThanTheLimitIsAnAlarmUntilItIsSet() {
        deviceIsAhead(Duration.ofMinutes(5));
        EquipmentSupervisor supervisor = online();
        assertThat(Bench.active(supervisor)).singleElement().satisfies(alarm -> {
            assertThat(alarm.alarm().id().value()).isEqualTo("clockOff");
            assertThat(alarm.text()).contains("300.000 s ahead").contains("120.000 s at the most");
        });
        deviceIsAhead(Duration.ZERO);
        awaitOffset(supervisor, Duration.ZERO);
        assertThat(Bench.active(supervisor)).isEmpty();
        bench.journal.close();
        assertThat(changes()).containsExactly(new Change("", "300.000", "s"), new Change("300.000", "0.000", "s"));
    }

    @Test
    void aDeviceThatDoesNotTellItsTimeStaysOnlineWithItsOffsetUnknown() {
        driver.onClock = () -> {
            throw new DeviceException("13", "no clock today");
        };
        EquipmentSupervisor supervisor = online();
        assertThat(supervisor.view().clock()).isEmpty();
        deviceIsAhead(Duration.ZERO);
        awaitOffset(supervisor, Duration.ZERO);
        assertThat(supervisor.connection()).isEqualTo(ConnectionState.ONLINE);
    }

    private void deviceIsAhead(Duration offset) {
        driver.onClock = () -> {
            time.pass(TRIP.dividedBy(2));
            var told = time.instant().plus(offset);
            time.pass(TRIP.dividedBy(2));
            return told;
        };
    }

    /** Ten minutes pass between two measurements, in steps that the lane can follow. */
    private void awaitOffset(EquipmentSupervisor supervisor, Duration offset) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            time.advance(Duration.ofMinutes(1));
            return supervisor
                    .view()
                    .clock()
                    .map(ClockView::offset)
                    .filter(offset::equals)
                    .isPresent();
        });
    }

    private static Duration offset(EquipmentSupervisor supervisor) {
        return supervisor.view().clock().orElseThrow().offset();
    }

    private List<Change> changes() {
        return bench.trail.of(AuditAction.CLOCK).stream()
                .map(entry -> entry.change())
                .toList();
    }

    private EquipmentSupervisor online() {
        EquipmentDescriptor plain = TestDescriptors.descriptor(
                Duration.ofHours(1),
                Duration.ofMinutes(30),
                TestDescriptors.parameter(VALUE, Mode.POLLED, Duration.ofHours(2)));
        EquipmentSupervisor supervisor = bench.supervise("device-1", driver, TestDescriptors.clocked(plain, LIMIT));
        Bench.awaitState(supervisor, ConnectionState.ONLINE);
        return supervisor;
    }
}
