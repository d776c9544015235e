package org.ferrule.core.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.ferrule.core.supervision.TestDescriptors.OTHER;
import static org.ferrule.core.supervision.TestDescriptors.VALUE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor.Acquisition.Mode;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.ConnectionState;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Provenance;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Sample;
import org.ferrule.api.model.StateModel;
import org.ferrule.api.model.Value;
import org.ferrule.audit.AuditAction;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.core.clock.SystemClock;
import org.ferrule.core.clock.SystemTimers;
import org.ferrule.core.equipment.Urgency;
import org.ferrule.core.service.FeedItem.Variable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EquipmentSupervisorTest {
    private static final Duration STALE = Duration.ofSeconds(1);
    private static final Duration CALL = Duration.ofMillis(300);

    private final Bench bench = new Bench(new SystemClock(), new SystemTimers(), Bench.QUICK);
    private final FakeDriver driver = new FakeDriver();

    @AfterEach
    void close() {
        bench.close();
        assertThat(driver.breaches).isEmpty();
        numbersGrowByOne();
    }

    @Test
    void anEquipmentComesOnlineWithEverythingReadAndItsStatusKnown() {
        EquipmentSupervisor supervisor = online();
        assertThat(supervisor.latest()).hasSize(2).allMatch(s -> s.quality().isGood());
        assertThat(supervisor.view().status()).isPresent();
        assertThat(supervisor.view().nameplate()).map(n -> n.serialNumber()).contains("SN-1");
        assertThat(bench.samples().get(0).quality()).isEqualTo(Quality.BAD_WAITING_FOR_INITIAL_DATA);
    }

    @Test
    @Proves({Req.PAR_009, Req.PAR_010, Req.STA_004})
    void aLostConnectionTurnsEveryValueBadWithinTheLimitOnceAndBackAfterwards() {
        EquipmentSupervisor supervisor = online();
        driver.onOpen = () -> {
            throw ConnectionException.notSent(CommFault.NOT_CONNECTED, "no answer", null);
        };
        driver.onRead = wanted -> {
            throw new ConnectionException(CommFault.TIMEOUT, "cable cut", null);
        };
        await().until(() ->
                supervisor.latest().stream().allMatch(s -> s.quality().equals(Quality.BAD_NO_COMMUNICATION)));
        Sample stale = supervisor.latest(VALUE).orElseThrow();
        Sample good = bench.samples().stream()
                .filter(s -> s.parameter().equals(VALUE) && s.sequence() == stale.sequence() - 1)
                .findFirst()
                .orElseThrow();
        assertThat(stale.value()).isEqualTo(Value.real(37));
        assertThat(stale.provenance()).isEqualTo(Provenance.RUNTIME);
        assertThat(supervisor.view().status()).isEmpty();
        assertThat(Bench.active(supervisor)).hasSize(1);
        assertThat(good.quality().isGood()).isTrue();
        driver.onOpen = () -> {};
        driver.onRead = driver::readings;
        Bench.awaitState(supervisor, ConnectionState.ONLINE);
        assertThat(supervisor.latest(VALUE).orElseThrow().quality().isGood()).isTrue();
        assertThat(Bench.active(supervisor)).isEmpty();
        assertThat(bench.samples().stream()
                        .filter(s -> s.parameter().equals(VALUE))
                        .filter(s -> s.quality().equals(Quality.BAD_NO_COMMUNICATION)))
                .hasSize(1);
    }

    @Test
    @Proves(Req.FLT_010)
    void aHungDriverDelaysNobodyElseAndRecoversWhenItsCallReturns() throws Exception {
        EquipmentSupervisor hung = online();
        FakeDriver healthy = new FakeDriver();
        EquipmentSupervisor other = bench.supervise("other-1", healthy, descriptor());
        Bench.awaitState(other, ConnectionState.ONLINE);
        CountDownLatch gate = new CountDownLatch(1);
        driver.onRead = wanted -> {
            awaitUninterruptibly(gate);
            return driver.readings(wanted);
        };
        Bench.awaitState(hung, ConnectionState.UNRESPONSIVE);
        int before = healthy.reads.get();
        await().atMost(Duration.ofSeconds(3)).until(() -> healthy.reads.get() >= before + 10);
        assertThat(other.connection()).isEqualTo(ConnectionState.ONLINE);
        assertThatThrownBy(() -> hung.call(Urgency.SAFETY, CALL, session -> 1))
                .isInstanceOfSatisfying(
                        ConnectionException.class, e -> assertThat(e.isSent()).isFalse());
        int opens = driver.opens.get();
        driver.onRead = driver::readings;
        gate.countDown();
        Bench.awaitState(hung, ConnectionState.ONLINE);
        assertThat(driver.opens.get()).isEqualTo(opens + 1);
        assertThat(driver.closes.get()).isEqualTo(opens);
    }

    @Test
    @Proves({Req.IDN_005, Req.FLT_003})
    void anotherSerialNumberBlocksTheEquipmentAndIsRecorded() {
        EquipmentSupervisor supervisor = online();
        driver.serial = "SN-2";
        loseOnce();
        Bench.awaitState(supervisor, ConnectionState.BLOCKED);
        assertThat(supervisor.view().connection().reason()).contains("SN-2").contains("SN-1");
        assertThat(supervisor.view().connection().nextRetry()).isEmpty();
        await().untilAsserted(
                        () -> assertThat(bench.trail.of(AuditAction.IDENTITY)).hasSize(1));
        assertThat(Bench.active(supervisor))
                .anyMatch(a -> a.alarm().id().value().equals("identityChanged"));
    }

    @Test
    @Proves(Req.IDN_006)
    void anUnsupportedFirmwareAndAWrongSettingBlockWithTheRemedy() {
        driver.firmware = "2.0";
        EquipmentSupervisor supervisor = bench.supervise("device-1", driver, descriptor());
        Bench.awaitState(supervisor, ConnectionState.BLOCKED);
        assertThat(supervisor.view().connection().reason()).contains("'2.0'").contains("Install");
        FakeDriver wrong = new FakeDriver();
        wrong.onOpen = () -> {
            throw new ConfigurationException("unitId", "99 does not answer. Use 1..32.");
        };
        EquipmentSupervisor second = bench.supervise("device-2", wrong, descriptor());
        Bench.awaitState(second, ConnectionState.BLOCKED);
        assertThat(second.view().connection().reason()).startsWith("unitId");
        assertThat(wrong.opens).hasValue(1);
    }

    @Test
    @Proves(Req.FLT_011)
    void aDefectOfTheDriverCostsItsSessionAndIsNamed() {
        EquipmentSupervisor supervisor = online();
        int opens = driver.opens.get();
        driver.onRead = wanted -> {
            driver.onRead = driver::readings;
            throw new StackOverflowError("recursive driver");
        };
        await().until(() -> driver.opens.get() > opens && supervisor.connection() == ConnectionState.ONLINE);
        assertThat(bench.changes(Variable.CONNECTION))
                .anyMatch(c ->
                        c.cause().contains("defect of the driver") && c.cause().contains("StackOverflowError"));
    }

    @Test
    void aRefusedBatchMakesItsValuesBadAndKeepsTheConnection() {
        EquipmentSupervisor supervisor = online();
        driver.onRead = wanted -> {
            throw new DeviceException("17", "busy");
        };
        Bench.awaitState(supervisor, ConnectionState.DEGRADED);
        assertThat(supervisor.latest(VALUE).orElseThrow().quality()).isEqualTo(Quality.BAD_DEVICE_FAILURE);
        driver.onRead = driver::readings;
        Bench.awaitState(supervisor, ConnectionState.ONLINE);
        assertThat(driver.opens).hasValue(1);
    }

    @Test
    void aMissingReadingIsBadAndAnUndeclaredOneIsRefusedWithOneEvent() {
        EquipmentSupervisor supervisor = online();
        driver.onRead = wanted -> List.of(Reading.good(new ParameterId("secret"), Value.real(1)));
        await().until(() ->
                supervisor.latest().stream().allMatch(s -> s.quality().equals(Quality.BAD_COMMUNICATION_ERROR)));
        assertThat(bench.published.stream().filter(i -> i.toString().contains("UNDECLARED")))
                .hasSize(1);
    }

    @Test
    @Proves(Req.STA_002)
    void everyObserverSeesLegalEdgesOnlyWhateverTheDeviceDoes() throws Exception {
        EquipmentSupervisor supervisor = online();
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        FunctionalState[] all = FunctionalState.values();
        for (int i = 0; i < 10_000; i++) {
            driver.state = all[random.nextInt(all.length)];
            supervisor.refreshStatus(i % 3 == 0 ? "COMMAND(start)" : "");
        }
        var edges = bench.changes(Variable.FUNCTIONAL).stream()
                .filter(c -> !c.from().isEmpty())
                .toList();
        assertThat(edges)
                .hasSizeGreaterThan(9_000)
                .as("seed %d", seed)
                .allMatch(c -> StateModel.isLegal(FunctionalState.valueOf(c.from()), FunctionalState.valueOf(c.to())));
        String at = "";
        for (var change : bench.changes(Variable.FUNCTIONAL)) {
            assertThat(change.from()).as("seed %d", seed).isEqualTo(at);
            at = change.to();
        }
    }

    @Test
    void pushedValuesArePublishedWhileTheSessionLivesAndIgnoredAfterwards() {
        EquipmentSupervisor supervisor = online();
        var sink = driver.sink;
        sink.accept(Reading.good(OTHER, Value.real(41)));
        assertThat(bench.samples())
                .anyMatch(s -> s.provenance() == Provenance.PUSHED && s.value().equals(Value.real(41)));
        loseOnce();
        await().until(() -> driver.closes.get() == 1);
        sink.accept(Reading.good(OTHER, Value.real(99)));
        assertThat(bench.samples()).noneMatch(s -> s.value().equals(Value.real(99)));
        assertThat(supervisor.id().value()).isEqualTo("device-1");
    }

    @Test
    void aDriverThatLeavesInTheMiddleOfACallIsNotCalledAnyMore() throws Exception {
        EquipmentSupervisor supervisor = online();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        driver.onRead = wanted -> {
            inside.countDown();
            try {
                never.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            return List.of();
        };
        assertThat(inside.await(5, TimeUnit.SECONDS)).isTrue();
        supervisor.detach(driver, Duration.ofSeconds(4), "the plugin was stopped");
        assertThat(driver.closes).hasValue(driver.opens.get());
        assertThat(supervisor.connection()).isEqualTo(ConnectionState.BLOCKED);
        assertThat(supervisor.latest()).allMatch(s -> s.quality().equals(Quality.BAD_NO_COMMUNICATION));
        assertThat(supervisor.descriptor()).isEmpty();
    }

    private void loseOnce() {
        driver.onRead = wanted -> {
            driver.onRead = driver::readings;
            throw new ConnectionException(CommFault.TIMEOUT, "cable cut", null);
        };
    }

    private EquipmentSupervisor online() {
        EquipmentSupervisor supervisor = bench.supervise("device-1", driver, descriptor());
        Bench.awaitState(supervisor, ConnectionState.ONLINE);
        return supervisor;
    }

    private static EquipmentDescriptor descriptor() {
        return TestDescriptors.descriptor(
                STALE,
                CALL,
                TestDescriptors.parameter(VALUE, Mode.POLLED, Duration.ofMillis(50)),
                TestDescriptors.parameter(OTHER, Mode.PUSHED, Duration.ofMillis(50)));
    }

    private static void awaitUninterruptibly(CountDownLatch gate) {
        while (gate.getCount() > 0) {
            try {
                if (gate.await(20, TimeUnit.SECONDS)) {
                    return;
                }
            } catch (InterruptedException ignored) {
                Thread.interrupted();
            }
        }
    }

    private void numbersGrowByOne() {
        Map<String, List<Long>> numbers = bench.samples().stream()
                .collect(Collectors.groupingBy(
                        s -> s.equipment() + "/" + s.parameter(),
                        Collectors.mapping(Sample::sequence, Collectors.toList())));
        assertThat(numbers).isNotEmpty();
        numbers.values().forEach(list -> {
            for (int i = 0; i < list.size(); i++) {
                assertThat(list.get(i)).isEqualTo(i + 1L);
            }
        });
    }
}
