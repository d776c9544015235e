package org.ferrule.core.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ferrule.core.supervision.TestDescriptors.OTHER;
import static org.ferrule.core.supervision.TestDescriptors.VALUE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor.Access;
import org.ferrule.api.descriptor.ParameterDescriptor.Acquisition;
import org.ferrule.api.descriptor.ParameterDescriptor.Acquisition.Mode;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.api.driver.ReadingSink;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.ConnectionState;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.Value;
import org.ferrule.api.model.ValueType;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.core.clock.SystemClock;
import org.ferrule.core.clock.SystemTimers;
import org.ferrule.core.service.FeedItem;
import org.ferrule.core.service.FeedItem.Variable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SessionLifeTest {
    private static final AlarmId FAILURE = new AlarmId("sensorFailure");
    private static final Pace HASTY = new Pace(
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            0,
            Duration.ofSeconds(5),
            Duration.ofMillis(500),
            Duration.ofMinutes(10),
            Duration.ofSeconds(10));

    private final Bench bench = new Bench(new SystemClock(), new SystemTimers(), HASTY);
    private final FakeDriver driver = new FakeDriver();

    @AfterEach
    void close() {
        bench.close();
        assertThat(driver.breaches).isEmpty();
    }

    @Test
    void aLostLinkEndsItsSessionAndASecondOneLeasesItAgain() {
        FakeLine line = new FakeLine();
        bench.links.add("stream", line);
        driver.onOpen = () -> driver.context.links().stream("link");
        EquipmentSupervisor supervisor = online(polled(0, Duration.ofSeconds(10)));
        line.listeners.get(0).lost("cable cut");
        await().until(() -> driver.opens.get() == 2 && supervisor.connection() == ConnectionState.ONLINE);
        assertThat(bench.changes(Variable.CONNECTION))
                .anyMatch(change -> change.cause().equals("COMM_LOSS: the link is lost: cable cut"));
        assertThat(driver.closes).hasValue(1);
        assertThat(line.opened).hasValue(1);
        assertThat(line.listeners).hasSize(1);
    }

    @Test
    void aTransportThatLeavesBlocksUntilAnotherOneArrives() {
        FakeLine line = new FakeLine();
        bench.links.add("stream", line);
        driver.onOpen = () -> driver.context.links().stream("link");
        EquipmentSupervisor supervisor = online(polled(0, Duration.ofSeconds(10)));
        bench.links.remove("stream", line);
        assertThat(line.closed).hasValue(1);
        Bench.awaitState(supervisor, ConnectionState.BLOCKED);
        assertThat(supervisor.view().connection().reason()).contains("no started bundle provides the transport");
        bench.links.add("stream", new FakeLine());
        supervisor.reconsider();
        Bench.awaitState(supervisor, ConnectionState.ONLINE);
    }

    /** Bundles start side by side: the last one may come between a driver's question for its link and the answer's end. */
    @Test
    void aTransportThatArrivesWhileAnAttemptFailsForItIsNotMissed() {
        CompletableFuture<EquipmentSupervisor> supervised = new CompletableFuture<>();
        driver.onOpen = () -> {
            try {
                driver.context.links().stream("link");
            } catch (ConfigurationException tooEarly) {
                bench.links.add("stream", new FakeLine());
                supervised.join().reconsider();
                throw tooEarly;
            }
        };
        EquipmentSupervisor supervisor = bench.supervise("device-1", driver, polled(0, Duration.ofSeconds(10)));
        supervised.complete(supervisor);
        Bench.awaitState(supervisor, ConnectionState.ONLINE);
        assertThat(driver.opens).hasValue(2);
    }

    @Test
    void aSessionThatLacksWhatTheDescriptorDeclaresIsBlockedWithAWordForTheVendor() {
        EquipmentDescriptor writable = TestDescriptors.descriptor(
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                TestDescriptors.parameter(VALUE, ValueDomain.of(ValueType.REAL, "Cel"), Access.READ_WRITE)
                        .with(new Acquisition(Mode.POLLED, Duration.ofSeconds(1), 0, Duration.ofSeconds(2))));
        EquipmentSupervisor supervisor = bench.supervise("device-1", driver, writable);
        Bench.awaitState(supervisor, ConnectionState.BLOCKED);
        assertThat(supervisor.view().connection().reason())
                .contains("declares a writable parameter")
                .contains("does not implement Writable")
                .contains("vendor");
        assertThat(driver.reads).hasValue(0);
    }

    @Test
    void anAlarmThatIsNotReportedAgainAfterAReconnectionEnds() {
        EquipmentSupervisor supervisor = online(polled(0, Duration.ofSeconds(10)));
        driver.events.alarm(FAILURE, true, "cap", null);
        loseOnce(supervisor);
        await().until(() -> Bench.active(supervisor).isEmpty());
        assertThat(bench.published.stream()
                        .filter(item -> item instanceof FeedItem.AlarmChanged changed
                                && changed.alarm().alarm().id().equals(FAILURE)))
                .hasSize(2);
    }

    @Test
    void anAlarmThatIsReportedAgainAfterAReconnectionStandsAsItStood() {
        EquipmentSupervisor supervisor = online(polled(0, Duration.ofSeconds(10)));
        driver.events.alarm(FAILURE, true, "cap", null);
        driver.onOpen = () -> driver.events.alarm(FAILURE, true, "cap", null);
        loseOnce(supervisor);
        int before = driver.reads.get();
        await().until(() -> driver.reads.get() > before + 150);
        assertThat(Bench.active(supervisor))
                .extracting(alarm -> alarm.alarm().id())
                .containsExactly(FAILURE);
        assertThat(bench.published.stream()
                        .filter(item -> item instanceof FeedItem.AlarmChanged changed
                                && changed.alarm().alarm().id().equals(FAILURE)))
                .hasSize(1);
    }

    @Test
    @Proves(Req.FLT_003)
    void aReconnectionAsksForTheIdentityAndEveryValueAndSubscribesAnew() {
        EquipmentSupervisor supervisor = online(TestDescriptors.descriptor(
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                TestDescriptors.parameter(VALUE, Mode.POLLED, Duration.ofMillis(5)),
                TestDescriptors.parameter(TestDescriptors.OTHER, Mode.PUSHED, Duration.ofMillis(5))));
        ReadingSink before = driver.sink;
        driver.onOpen = () -> {
            driver.value = 38;
            driver.firmware = "1.1";
            driver.state = FunctionalState.EXECUTE;
        };
        loseOnce(supervisor);
        assertThat(driver.sink).isNotSameAs(before);
        assertThat(supervisor.view().nameplate().orElseThrow().firmwareRevision())
                .isEqualTo("1.1");
        assertThat(supervisor.latest())
                .hasSize(2)
                .allMatch(s -> s.quality().isGood() && s.value().equals(Value.real(38)));
        assertThat(supervisor.view().status().orElseThrow().units())
                .containsEntry(TestDescriptors.UNIT, FunctionalState.EXECUTE);
    }

    @Test
    @Proves(Req.EVT_001)
    void everyEventOfTheDeviceIsPublishedOnceInOrderWithBothTimes() {
        online(polled(0, Duration.ofSeconds(10)));
        Instant deviceTime = Instant.parse("2026-03-01T12:00:00Z");
        Instant before = driver.context.clock().instant();
        for (int i = 0; i < 10_000; i++) {
            driver.events.event("E" + i, "text", deviceTime.plusMillis(i));
        }
        Instant after = driver.context.clock().instant();
        List<FeedItem.DeviceReported> reported = bench.published.stream()
                .filter(item -> item instanceof FeedItem.DeviceReported)
                .map(item -> (FeedItem.DeviceReported) item)
                .toList();
        assertThat(reported).hasSize(10_000);
        for (int i = 0; i < 10_000; i++) {
            FeedItem.DeviceReported one = reported.get(i);
            assertThat(one.code()).isEqualTo("E" + i);
            assertThat(one.deviceTime()).contains(deviceTime.plusMillis(i));
            assertThat(one.at()).isBetween(before, after);
        }
    }

    @Test
    void aChangeWithinTheDeadbandIsNotPublishedAndOneBeyondItIs() {
        online(polled(0.5, Duration.ofSeconds(30)));
        driver.value = 37.4;
        int before = driver.reads.get();
        await().until(() -> driver.reads.get() > before + 5);
        assertThat(bench.samples()).noneMatch(sample -> sample.value().equals(Value.real(37.4)));
        driver.value = 37.6;
        await().until(() -> bench.samples().stream().anyMatch(s -> s.value().equals(Value.real(37.6))));
    }

    @Test
    void aValueThatDoesNotChangeIsPublishedAgainAfterTheRefreshTime() {
        online(polled(0, Duration.ofMillis(50)));
        await().until(() -> bench.samples().stream()
                        .filter(s -> s.value().equals(Value.real(37)))
                        .count()
                >= 4);
    }

    @Test
    void twoHundredReconnectionsLeaveNoThreadAndNoSessionBehind() {
        AtomicInteger count = new AtomicInteger();
        driver.onRead = wanted -> {
            if (count.incrementAndGet() % 2 == 0) {
                throw new ConnectionException(CommFault.TIMEOUT, "cable cut", null);
            }
            return driver.readings(wanted);
        };
        EquipmentSupervisor supervisor = bench.supervise("device-1", driver, polled(0, Duration.ofSeconds(10)));
        await().until(() -> driver.opens.get() > 10);
        int before = Thread.activeCount();
        await().atMost(Duration.ofSeconds(40)).until(() -> driver.opens.get() > 210);
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(before + 1);
        driver.onRead = driver::readings;
        Bench.awaitState(supervisor, ConnectionState.ONLINE);
        await().until(() -> driver.closes.get() == driver.opens.get() - 1);
    }

    @Test
    @Proves(Req.FLT_010)
    void aHungDriverSlowsTheReadingOfAnotherByLessThanHalf() {
        EquipmentSupervisor hung = online(polled(0, Duration.ofSeconds(10)));
        FakeDriver healthy = new FakeDriver();
        EquipmentSupervisor other = bench.supervise("other-1", healthy, polled(0, Duration.ofSeconds(10)));
        Bench.awaitState(other, ConnectionState.ONLINE);
        Duration alone = timeOfReads(healthy);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        driver.onRead = wanted -> {
            inside.countDown();
            awaitWhateverComes(gate);
            return driver.readings(wanted);
        };
        await().until(() -> inside.getCount() == 0);
        Duration beside = timeOfReads(healthy);
        boolean wasHung = gate.getCount() == 1 && driver.closes.get() == 0;
        driver.onRead = driver::readings;
        gate.countDown();
        assertThat(wasHung).isTrue();
        assertThat(beside).isLessThan(alone.multipliedBy(3).dividedBy(2).plusMillis(300));
        Bench.awaitState(hung, ConnectionState.ONLINE);
    }

    private static void awaitWhateverComes(CountDownLatch gate) {
        while (gate.getCount() > 0) {
            try {
                gate.await();
            } catch (InterruptedException ignored) {
                Thread.interrupted();
            }
        }
    }

    private static Duration timeOfReads(FakeDriver healthy) {
        int target = healthy.reads.get() + 100;
        long before = System.nanoTime();
        await().pollInterval(Duration.ofMillis(5)).until(() -> healthy.reads.get() >= target);
        return Duration.ofNanos(System.nanoTime() - before);
    }

    private void loseOnce(EquipmentSupervisor supervisor) {
        int opens = driver.opens.get();
        driver.onRead = wanted -> {
            driver.onRead = driver::readings;
            throw new ConnectionException(CommFault.TIMEOUT, "cable cut", null);
        };
        await().until(() -> driver.opens.get() > opens && supervisor.connection() == ConnectionState.ONLINE);
    }

    private EquipmentSupervisor online(EquipmentDescriptor descriptor) {
        EquipmentSupervisor supervisor = bench.supervise("device-1", driver, descriptor);
        Bench.awaitState(supervisor, ConnectionState.ONLINE);
        return supervisor;
    }

    private static EquipmentDescriptor polled(double deadband, Duration refresh) {
        return TestDescriptors.descriptor(
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                TestDescriptors.parameter(VALUE, ValueDomain.of(ValueType.REAL, "Cel"), Access.READ)
                        .with(new Acquisition(Mode.POLLED, Duration.ofMillis(10), deadband, refresh)),
                TestDescriptors.parameter(OTHER, ValueDomain.of(ValueType.REAL, "Cel"), Access.READ)
                        .with(new Acquisition(Mode.POLLED, Duration.ofMillis(10), deadband, refresh)));
    }
}
