package org.ferrule.core.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ferrule.core.supervision.TestDescriptors.OTHER;
import static org.ferrule.core.supervision.TestDescriptors.VALUE;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor.Acquisition.Mode;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.model.ConnectionState;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.audit.AuditAction;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.core.clock.FakeTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SupervisionTimingTest {
    private static final Duration STALE = Duration.ofSeconds(5);
    private static final Pace PACE = new Pace(
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            0,
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofMinutes(10),
            Duration.ofSeconds(10));

    private final FakeTime time = new FakeTime();
    private final Bench bench = new Bench(time, time, PACE);
    private final FakeDriver driver = new FakeDriver();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @Proves(Req.FLT_002)
    void attemptsDoubleTheirDistanceUpToTheCap() {
        driver.onOpen = () -> {
            throw ConnectionException.notSent(CommFault.NOT_CONNECTED, "no answer", null);
        };
        EquipmentSupervisor supervisor = bench.supervise("device-1", driver, descriptor());
        long[] pauses = {500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000};
        for (int i = 0; i < pauses.length; i++) {
            awaitAttempts(supervisor, i + 1);
            assertThat(supervisor.view().connection().nextRetry())
                    .contains(time.instant().plusMillis(pauses[i]));
            time.advance(Duration.ofMillis(pauses[i] - 1));
            assertThat(driver.opens).hasValue(i + 1);
            time.advance(Duration.ofMillis(1));
        }
        awaitAttempts(supervisor, pauses.length + 1);
    }

    @Test
    @Proves(Req.FLT_002)
    void noTwoEquipmentsOfASiteKnockInStep() {
        Pace pace = Pace.standard();
        Set<Duration> firsts = new HashSet<>();
        for (int seed = 0; seed < 100; seed++) {
            Backoff backoff = new Backoff(pace, time, new Random(seed));
            Duration first = backoff.next();
            firsts.add(first);
            assertThat(first).isBetween(Duration.ofMillis(400), Duration.ofMillis(600));
            Duration waited = first;
            int attempts = 1;
            while (waited.compareTo(Duration.ofMinutes(10)) < 0) {
                waited = waited.plus(backoff.next());
                attempts++;
            }
            assertThat(attempts).as("in ten minutes, seed %d", seed).isBetween(20, 30);
        }
        assertThat(firsts).hasSizeGreaterThan(90);
    }

    @Test
    @Proves({Req.FLT_002, Req.FLT_013})
    void aGoodConnectionThatIsLostIsTriedAgainAtOnceAndAFlappingOneIsNot() {
        EquipmentSupervisor supervisor = bench.supervise("device-1", driver, descriptor());
        Bench.awaitState(supervisor, ConnectionState.ONLINE);
        fail(supervisor);
        await().until(() -> supervisor.connection() == ConnectionState.DISCONNECTED);
        assertThat(driver.opens).hasValue(1);
        time.advance(Duration.ofMillis(500));
        Bench.awaitState(supervisor, ConnectionState.ONLINE);
        for (int i = 0; i < 6; i++) {
            advanceOneRead();
        }
        fail(supervisor);
        time.advance(Duration.ZERO);
        Bench.awaitState(supervisor, ConnectionState.ONLINE);
        assertThat(driver.opens).hasValue(3);
    }

    @Test
    @Proves(Req.PAR_010)
    void aValueIsBadBeforeTheLimitHasPassedSinceItWasLastRead() {
        EquipmentSupervisor supervisor = bench.supervise("device-1", driver, descriptor());
        Bench.awaitState(supervisor, ConnectionState.ONLINE);
        driver.onOpen = () -> {
            throw ConnectionException.notSent(CommFault.NOT_CONNECTED, "no answer", null);
        };
        fail(supervisor);
        time.advance(STALE.minusSeconds(1).minusMillis(300));
        assertThat(supervisor.latest(VALUE).orElseThrow().quality()).isEqualTo(Quality.GOOD);
        time.advance(Duration.ofMillis(300));
        assertThat(supervisor.latest()).allMatch(s -> s.quality().equals(Quality.BAD_NO_COMMUNICATION));
        long published = bench.samples().size();
        time.advance(Duration.ofMinutes(1));
        assertThat(bench.samples()).hasSize((int) published);
    }

    @Test
    @Proves({Req.FLT_013, Req.EVT_008})
    void whatFlapsIsSummedUpAndNotFloodedIntoTheTrail() {
        List<Map<String, String>> passed = new CopyOnWriteArrayList<>();
        FlapFilter filter = new FlapFilter(
                new SupervisionServices(time, time, i -> {}, bench.journal, new LinkRegistry(Map.of()), PACE),
                passed::add);
        for (int i = 0; i < 100; i++) {
            filter.changed(Map.of("state", "s" + i));
        }
        assertThat(passed).extracting(f -> f.get("state")).containsExactly("s0", "s1");
        time.advance(PACE.auditWindow());
        assertThat(passed).hasSize(3);
        assertThat(passed.get(2)).containsEntry("state", "s99").containsEntry("changesSummedUp", "98");
    }

    @Test
    void connectionRecordsNameTheDevice() {
        EquipmentSupervisor supervisor = bench.supervise("device-1", driver, descriptor());
        Bench.awaitState(supervisor, ConnectionState.ONLINE);
        await().untilAsserted(() -> assertThat(bench.trail.of(AuditAction.CONNECTION))
                .singleElement()
                .satisfies(e -> assertThat(e.detail()).containsEntry("equipmentSerial", "SN-1")));
    }

    @Test
    @Proves(Req.TIM_002)
    void theScheduleStaysOnItsGridAndSkipsWhatItMissed() {
        PollSchedule schedule = new PollSchedule(descriptor(), 0);
        assertThat(schedule.untilDue(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(schedule.takeDue(millis(1040))).containsExactly(VALUE);
        assertThat(schedule.untilDue(millis(1040))).isEqualTo(Duration.ofMillis(960));
        List<ParameterId> late = schedule.takeDue(millis(7300));
        assertThat(late).containsExactly(VALUE, OTHER);
        assertThat(schedule.untilDue(millis(7300)))
                .as("OTHER at 7.5 s: half of the limit")
                .isEqualTo(Duration.ofMillis(200));
    }

    private static long millis(long value) {
        return Duration.ofMillis(value).toNanos();
    }

    private void awaitAttempts(EquipmentSupervisor supervisor, int attempts) {
        await().until(() -> driver.opens.get() == attempts
                && supervisor.connection() == ConnectionState.DISCONNECTED
                && supervisor.view().connection().nextRetry().isPresent());
    }

    private void fail(EquipmentSupervisor supervisor) {
        driver.onRead = wanted -> {
            driver.onRead = driver::readings;
            throw new ConnectionException(CommFault.TIMEOUT, "cable cut", null);
        };
        time.advance(Duration.ofSeconds(1));
        await().until(() -> supervisor.connection() == ConnectionState.DISCONNECTED);
    }

    private void advanceOneRead() {
        int reads = driver.reads.get();
        time.advance(Duration.ofSeconds(1));
        await().until(() -> driver.reads.get() > reads);
    }

    private static EquipmentDescriptor descriptor() {
        return TestDescriptors.descriptor(
                STALE,
                Duration.ofSeconds(2),
                TestDescriptors.parameter(VALUE, Mode.POLLED, Duration.ofSeconds(1)),
                TestDescriptors.parameter(OTHER, Mode.PUSHED, Duration.ofSeconds(1)));
    }
}
