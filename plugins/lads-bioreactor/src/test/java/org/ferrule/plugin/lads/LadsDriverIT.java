package org.ferrule.plugin.lads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.ControlSource;
import org.ferrule.api.model.DeviceState;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.OperatingMode;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.UnitId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.LinkLease;
import org.ferrule.api.transport.OpcUaLink;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.plugin.bench.Bench;
import org.ferrule.plugin.bench.BenchLinks;
import org.ferrule.simulators.culture.ManualClock;
import org.ferrule.simulators.culture.Vessel;
import org.ferrule.simulators.culture.VesselSettings;
import org.ferrule.simulators.lads.LadsBioreactorServer;
import org.ferrule.simulators.lads.LadsServerSettings;
import org.ferrule.transport.opcua.OpcUaTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Driver, real transport and simulated bioreactor over encrypted sessions. */
@Timeout(120)
class LadsDriverIT {
    private static final Duration BOUND = Duration.ofSeconds(30);

    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final ManualClock clock = new ManualClock();
    private final Vessel vessel = new Vessel(VesselSettings.defaults(7), clock);
    private final OpcUaTransport transport = new OpcUaTransport();
    private final AtomicBoolean isLost = new AtomicBoolean();

    @TempDir
    private Path directory;

    private LadsBioreactorServer server;
    private SharedLink shared;
    private LinkLease lease;
    private Bench bench;

    @BeforeEach
    void start() throws Exception {
        server = serve(0, 1);
        shared = BenchLinks.opcUa(transport, server.endpointUrl(), server.certificateFile(), directory);
        connect();
    }

    private LadsBioreactorServer serve(int port, long nodeIdSeed) throws Exception {
        LadsBioreactorServer started = new LadsBioreactorServer(
                LadsServerSettings.defaults(directory.resolve("server-pki"))
                        .withPort(port)
                        .withNodeIdSeed(nodeIdSeed)
                        .withActingSeconds(0.05)
                        .withClockOffset(AHEAD),
                vessel);
        started.start();
        return started;
    }

    private void connect() throws Exception {
        lease = shared.lease(new EquipmentId("reactor-1"), reason -> isLost.set(true));
        bench = Bench.of("lads-bioreactor.yaml").link("link", lease.link());
    }

    @AfterEach
    void stop() {
        lease.close();
        shared.close();
        transport.stop();
        server.close();
    }

    @Test
    void everyDeclaredParameterIsThereAndGood() throws Exception {
        LadsSession session = bench.open(new LadsDriver(), LadsSession.class);

        List<Reading> readings = session.read(bench.descriptor().parameters().keySet());

        assertThat(readings).hasSize(bench.descriptor().parameters().size());
        assertThat(readings)
                .allSatisfy(reading ->
                        assertThat(reading.quality().isGood()).as("%s", reading).isTrue());
        assertThat(bench.reported()).isEmpty();
        assertThat(Bench.read(session, "temperature.pv").value().number()).isCloseTo(37, within(1.0));
        assertThat(Bench.read(session, "ph.sp").value().number()).isCloseTo(7.2, within(0.01));
        assertThat(Bench.read(session, "volume").value().number()).isBetween(100.0, 2000.0);
    }

    @Test
    void nameplateAndStatusAreTheDevices() throws Exception {
        LadsSession session = bench.open(new LadsDriver(), LadsSession.class);

        assertThat(session.identify())
                .isEqualTo(new Nameplate("Ferrule Simulators", "Stirred Bioreactor 2 L", "FSB-0001", "A", "0.1.0"));
        var status = session.status();
        assertThat(status.deviceState()).isEqualTo(DeviceState.OPERATE);
        assertThat(status.health()).isEqualTo(Health.NORMAL);
        assertThat(status.mode()).isEqualTo(OperatingMode.PROCESSING);
        assertThat(status.controlSource()).isEqualTo(ControlSource.NONE);
        assertThat(status.units()).isEqualTo(Map.of(new UnitId("vessel"), FunctionalState.STOPPED));
        assertThat(bench.alarms())
                .containsOnlyKeys(
                        "temperature.deviation", "ph.deviation", "dissolvedOxygen.deviation", "agitation.deviation");
    }

    @Test
    void theDeviceTellsItsOwnTimeAndNotOurs() throws Exception {
        Instant before = Instant.now();
        Instant told = bench.open(new LadsDriver(), LadsSession.class).clock();
        assertThat(told.minus(AHEAD))
                .isBetween(before.minusMillis(1), Instant.now().plusMillis(1));
    }

    @Test
    void theUnitWalksThroughItsStates() throws Exception {
        LadsSession session = bench.open(new LadsDriver(), LadsSession.class);
        walk(session, "start", FunctionalState.EXECUTE);
        walk(session, "hold", FunctionalState.HELD);
        walk(session, "unhold", FunctionalState.EXECUTE);
        walk(session, "stop", FunctionalState.STOPPED);
        walk(session, "start", FunctionalState.EXECUTE);
        walk(session, "abort", FunctionalState.ABORTED);
        walk(session, "clear", FunctionalState.STOPPED);
        walk(session, "start", FunctionalState.EXECUTE);
        complete();
        await(session, FunctionalState.COMPLETE);
        walk(session, "reset", FunctionalState.IDLE);
        walk(session, "start", FunctionalState.EXECUTE);

        assertThat(server.executedMethods()).containsEntry("FunctionalUnitState/Start", 4);
    }

    @Test
    void whatTheDeviceRefusesKeepsItsCode() throws Exception {
        LadsSession session = bench.open(new LadsDriver(), LadsSession.class);

        assertThatThrownBy(() -> session.start(call("hold", Map.of())))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.deviceCode()).isEqualTo("0x80AF0000"));
        assertThatThrownBy(() -> session.write(new ParameterId("temperature.sp"), Value.real(99)))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.deviceCode()).isEqualTo("0x803C0000"));
    }

    @Test
    void setPointsAreWrittenAndClampingAndIgnoringShowInTheReadBack() throws Exception {
        LadsSession session = bench.open(new LadsDriver(), LadsSession.class);
        ParameterId setPoint = new ParameterId("temperature.sp");
        session.write(setPoint, Value.real(36.5));
        assertThat(Bench.read(session, "temperature.sp").value()).isEqualTo(Value.real(36.5));

        server.faults().apply("clamp on");
        session.write(setPoint, Value.real(60));
        assertThat(Bench.read(session, "temperature.sp").value()).isEqualTo(Value.real(45));

        server.faults().apply("ignore on");
        session.write(setPoint, Value.real(30));
        assertThat(Bench.read(session, "temperature.sp").value()).isEqualTo(Value.real(45));
    }

    @Test
    void singleLoopsAreStoppedAndStarted() throws Exception {
        LadsSession session = bench.open(new LadsDriver(), LadsSession.class);
        Value loop = Value.enumerated(0, "temperature");
        walk(session, "start", FunctionalState.EXECUTE);
        session.start(call("stopControl", Map.of("loop", loop)));
        session.start(call("stopControl", Map.of("loop", loop)));
        assertThat(Bench.read(session, "temperature.mode").value()).isEqualTo(Value.enumerated(0, "OFF"));

        session.start(call("startControl", Map.of("loop", loop, "sp", Value.real(36))));
        session.start(call("startControl", Map.of("loop", loop, "sp", Value.real(36.2))));

        assertThat(Bench.read(session, "temperature.mode").value()).isEqualTo(Value.enumerated(2, "AUTO"));
        assertThat(Bench.read(session, "temperature.sp").value()).isEqualTo(Value.real(36.2));
        assertThat(server.executedMethods())
                .containsEntry("Temperature/Stop", 1)
                .containsEntry("Temperature/StartWithTargetValue", 1);
    }

    @Test
    void changesArePushed() throws Exception {
        List<Reading> pushed = new CopyOnWriteArrayList<>();
        List<ParameterId> wanted = List.of(new ParameterId("temperature.pv"), new ParameterId("ph.pv"));
        bench.open(new LadsDriver(), LadsSession.class).subscribe(wanted, pushed::add);

        Awaitility.await()
                .atMost(BOUND)
                .untilAsserted(
                        () -> assertThat(pushed).extracting(Reading::parameter).containsAll(wanted));
        int before = pushed.size();
        clock.advance(Duration.ofMinutes(10));
        Awaitility.await().atMost(BOUND).untilAsserted(() -> assertThat(pushed).hasSizeGreaterThan(before));
        assertThat(pushed)
                .allSatisfy(reading -> assertThat(reading.quality().isGood()).isTrue());
    }

    @Test
    void aProgramRunsThroughItsStepsAndItsResultIsFetchedWithItsFile() throws Exception {
        LadsSession session = bench.open(new LadsDriver(), LadsSession.class);
        assertThat(Bench.read(session, "program.templates").value().text()).contains("Expansion 1.2", "Harvest Hold");
        CommandCall order = call(
                "startProgram",
                Map.of(
                        "program", Value.text("Expansion"),
                        "jobId", Value.text("B-42"),
                        "samples", Value.text("S-1"),
                        "properties", Value.text("donor=D-7")));
        Execution run = session.start(order);
        await(session, FunctionalState.EXECUTE);
        clock.advance(Duration.ofHours(1));
        Awaitility.await()
                .atMost(BOUND)
                .untilAsserted(() -> assertThat(run.poll().step()).isEqualTo("step 2 of 3: Expand"));
        assertThat(run.poll().progress()).isCloseTo(1 / 22.5, within(0.01));
        assertThat(Bench.read(session, "program.name").value()).isEqualTo(Value.text("Expansion"));
        String runId = Bench.read(session, "program.runId").value().text();

        clock.advance(Duration.ofHours(22));
        Awaitility.await()
                .atMost(BOUND)
                .untilAsserted(() -> assertThat(run.poll())
                        .isEqualTo(ExecutionStatus.succeeded(Map.of("runId", Value.text(runId)))));
        Awaitility.await()
                .atMost(BOUND)
                .untilAsserted(() ->
                        assertThat(Bench.read(session, "result.latest").value()).isEqualTo(Value.text(runId)));

        Map<String, Value> result = fetch(session, runId);
        assertThat(result)
                .containsEntry("jobId", Value.text("B-42"))
                .containsEntry("taskId", Value.text(order.request().toString()))
                .containsEntry("program", Value.text("Expansion"))
                .containsEntry("properties", Value.text("donor=D-7"))
                .containsEntry("samples", Value.text("SampleId S-1"));
        Value.Bytes file = (Value.Bytes) result.get("file");
        assertThat(file.contentType()).isEqualTo("text/csv");
        assertThat(new String(file.content(), StandardCharsets.UTF_8).lines())
                .first()
                .asString()
                .startsWith("hours,step");
    }

    private static Map<String, Value> fetch(LadsSession session, String runId) throws Exception {
        Execution fetching =
                session.start(call("getResult", Map.of("runId", Value.text(runId), "fileName", Value.text(""))));
        ExecutionStatus status = fetching.poll();
        while (!status.phase().isTerminal()) {
            status = fetching.poll();
        }
        return status.results();
    }

    @Test
    void conditionsBecomeAlarmsAlsoThoseThatStoodBefore() throws Exception {
        server.faults().apply("condition raise PumpFault");
        LadsSession session = bench.open(new LadsDriver(), LadsSession.class);
        session.subscribe(List.of(), reading -> {});
        awaitAlarm("pumpFault", true);
        awaitAlarm("device.condition", false);

        server.faults().apply("condition raise LidOpen");
        server.faults().apply("condition clear PumpFault");
        awaitAlarm("device.condition", true);
        awaitAlarm("pumpFault", false);
        walk(session, "start", FunctionalState.EXECUTE);
        session.write(new ParameterId("temperature.sp"), Value.real(20));
        awaitAlarm("temperature.deviation", true);
        server.faults().apply("burst 300");
        Awaitility.await()
                .atMost(BOUND)
                .untilAsserted(() -> assertThat(bench.reported())
                        .anyMatch(event -> event.contains("event 300 of 300"))
                        .anyMatch(event -> event.startsWith("ConditionActive: LidOpen")));
    }

    private void awaitAlarm(String alarm, boolean isActive) {
        Awaitility.await()
                .atMost(BOUND)
                .untilAsserted(() -> assertThat(bench.alarms()).containsEntry(alarm, isActive));
    }

    @Test
    void aLockOfAnotherClientIsSeenHonouredAndBroken() throws Exception {
        LadsSession session = bench.open(new LadsDriver(), LadsSession.class);
        server.faults().apply("client lock on");
        assertThat(Bench.read(session, "lock.isHeld").value()).isEqualTo(Value.bool(true));
        assertThat(session.status().controlSource()).isEqualTo(ControlSource.REMOTE);
        assertThatThrownBy(() -> session.write(new ParameterId("temperature.sp"), Value.real(36)))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("lock is held by urn:ferrule:simulator:another-client (user ines)");
        session.start(call("breakLock", Map.of()));
        session.write(new ParameterId("temperature.sp"), Value.real(36));
        assertThat(Bench.read(session, "temperature.sp").value()).isEqualTo(Value.real(36));
    }

    @Test
    void aLockAtThePanelIsLocalControlAndIsLeftAlone() throws Exception {
        LadsSession session = bench.open(new LadsDriver(), LadsSession.class);
        server.faults().apply("panel lock on");
        assertThat(session.status().controlSource()).isEqualTo(ControlSource.LOCAL_PANEL);
        assertThatThrownBy(() -> session.start(call("breakLock", Map.of()))).hasMessageContaining("panel");
        server.faults().apply("panel lock off");
        assertThat(session.status().controlSource()).isEqualTo(ControlSource.NONE);
    }

    @Test
    void badlyBehavedDevicesShowInQualityAndRefusals() throws Exception {
        LadsSession session = bench.open(new LadsDriver(), LadsSession.class);
        server.faults().apply("status bad");
        assertThat(Bench.read(session, "temperature.pv").quality().isBad()).isTrue();
        server.faults().apply("clear");
        server.faults().apply("busy on");
        assertThatThrownBy(() -> session.start(call("start", Map.of())))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.deviceCode()).isEqualTo("0x80040000"));
        server.faults().apply("serial FSB-0002");
        assertThat(session.identify().serialNumber()).isEqualTo("FSB-0002");
    }

    @Test
    void aDeviceThatRebootsInACommandLeavesItsOutcomeOpenAndIsStoppedAfterwards() throws Exception {
        LadsSession first = bench.open(new LadsDriver(), LadsSession.class);
        server.faults().apply("reboot on-command");
        assertThatThrownBy(() -> first.start(call("start", Map.of())))
                .isInstanceOfSatisfying(
                        ConnectionException.class, e -> assertThat(e.isSent()).isTrue());
        Awaitility.await().atMost(BOUND).untilTrue(isLost);
        first.close();
        lease.close();

        Awaitility.await().atMost(BOUND).ignoreExceptions().untilAsserted(() -> {
            connect();
            LadsSession second = bench.open(new LadsDriver(), LadsSession.class);
            assertThat(second.status().units()).containsValue(FunctionalState.STOPPED);
        });
    }

    @Test
    void afterARestartWithOtherNodeIdsANewSessionFindsEverythingAgain() throws Exception {
        LadsSession first = bench.open(new LadsDriver(), LadsSession.class);
        int port = server.port();
        server.close();
        Awaitility.await().atMost(BOUND).untilTrue(isLost);
        assertThatThrownBy(() -> Bench.read(first, "temperature.pv")).isInstanceOf(ConnectionException.class);
        first.close();
        lease.close();

        server = serve(port, 99);
        connect();

        LadsSession second = bench.open(new LadsDriver(), LadsSession.class);
        assertThat(second.identify().serialNumber()).isEqualTo("FSB-0001");
        assertThat(Bench.read(second, "temperature.pv").quality().isGood()).isTrue();
        walk(second, "start", FunctionalState.EXECUTE);
    }

    private static CommandCall call(String command, Map<String, Value> arguments) {
        return new CommandCall(new CommandId(command), RequestId.random(), arguments);
    }

    private static void walk(LadsSession session, String command, FunctionalState end) throws Exception {
        session.start(call(command, Map.of()));
        await(session, end);
    }

    private static void await(LadsSession session, FunctionalState end) {
        Awaitility.await()
                .atMost(BOUND)
                .untilAsserted(() -> assertThat(session.status().units()).containsValue(end));
    }

    /** As a recipe in the device would: LADS has the method, our profile has no command for it. */
    private void complete() throws Exception {
        AddressSpace space = new AddressSpace((OpcUaLink) lease.link());
        OpcUaNodeId unit = Device.find(space, bench.settings()).unit();
        Optional<OpcUaNodeId> machine = space.find(unit, "FunctionalUnitState", "RunningStateMachine");
        OpcUaNodeId method = space.find(machine.orElseThrow(), "ToComplete").orElseThrow();
        space.link().call(machine.orElseThrow(), method, List.of());
    }
}
