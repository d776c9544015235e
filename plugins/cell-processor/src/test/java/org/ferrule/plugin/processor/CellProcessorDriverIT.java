package org.ferrule.plugin.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.Decidable;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.driver.ExecutionStatus.Phase;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.ControlSource;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.LinkLease;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.plugin.bench.Bench;
import org.ferrule.plugin.bench.BenchLinks;
import org.ferrule.simulators.culture.ManualClock;
import org.ferrule.simulators.processor.ProcessorServer;
import org.ferrule.simulators.processor.device.CellSource;
import org.ferrule.simulators.processor.device.CounterflowDevice;
import org.ferrule.simulators.processor.device.Order;
import org.ferrule.simulators.processor.device.ProcessorSettings;
import org.ferrule.simulators.processor.device.Program;
import org.ferrule.transport.opcua.OpcUaTransport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Driver, real transport and simulated cell processor over encrypted sessions; simulated time stands still between the tests' moves. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CellProcessorDriverIT {
    private static final Program WASH = Program.delivered().get(0);

    private final ManualClock clock = new ManualClock();
    private final OpcUaTransport transport = new OpcUaTransport();

    private Path directory;
    private CounterflowDevice device;
    private ProcessorServer server;
    private SharedLink shared;
    private LinkLease lease;
    private Bench bench;
    private ProcessorSession session;

    @BeforeAll
    void start(@TempDir Path fresh) throws Exception {
        directory = fresh;
        ProcessorSettings settings = ProcessorSettings.defaults(directory.resolve("server-pki"));
        device = new CounterflowDevice(clock, CellSource.bag(1_000_000, 2), settings);
        server = ProcessorServer.start(settings, device);
        shared = connectTo(server);
    }

    private SharedLink connectTo(ProcessorServer to) throws Exception {
        return BenchLinks.opcUa(transport, to.endpointUrl(), to.certificateFile(), directory);
    }

    @AfterAll
    void stop() {
        shared.close();
        transport.stop();
        server.close();
    }

    @BeforeEach
    void connect() throws Exception {
        device.faults().apply("clear");
        device.faults().apply("reboot");
        device.faults().apply("door close");
        device.faults().apply("kit load KIT-7 LOT-9");
        lease = shared.lease(new EquipmentId("processor-1"), reason -> {});
        bench = Bench.of("cell-processor.yaml").link("link", lease.link());
        session = bench.open(new CellProcessorDriver(), ProcessorSession.class);
    }

    @AfterEach
    void release() {
        lease.close();
    }

    @Test
    void everyDeclaredParameterIsThere() throws Exception {
        List<Reading> readings = session.read(bench.descriptor().parameters().keySet());

        assertThat(readings)
                .hasSize(bench.descriptor().parameters().size())
                .allSatisfy(reading ->
                        assertThat(reading.quality().isGood()).as("%s", reading).isTrue());
        assertThat(bench.reported()).isEmpty();
        assertThat(Bench.read(session, "kitExpiry").value().text()).startsWith("2099-12-31");
        assertThat(session.identify().model()).contains("no compatibility claimed");
        device.faults().apply("clock 300");
        assertThat(session.clock()).isAfter(Instant.now().plusSeconds(290));
    }

    @Test
    void aRunGoesFromTheProgramToItsVerifiedHistory() throws Exception {
        prepare();
        assertThat(value("protocolState")).isEqualTo("READY_TO_START");
        RequestId request = RequestId.random();
        Execution run = session.start(call(request, "start", Map.of()));
        clock.advance(Duration.ofSeconds(90));

        ExecutionStatus loading = run.poll();
        assertThat(loading.phase()).isEqualTo(Phase.RUNNING);
        assertThat(loading.step()).isEqualTo("step 2 of 4: Load");
        assertThat(loading.progress()).isEqualTo(0.25);
        assertThat(state()).isEqualTo(FunctionalState.EXECUTE);
        assertThat(value("doorState")).isEqualTo("LOCKED");
        assertThat(value("processedCells")).isEqualTo("20.0");

        clock.advance(Duration.ofHours(1));
        ExecutionStatus over = run.poll();
        assertThat(over.phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(over.results().get("runId").text()).startsWith("RUN-");
        assertThat(state()).isEqualTo(FunctionalState.COMPLETE);
        assertThat(session.recall(call(request, "start", Map.of()))
                        .orElseThrow()
                        .phase())
                .isEqualTo(Phase.SUCCEEDED);

        Map<String, Value> history = history("").results();
        assertThat(((Value.Bytes) history.get("file")).content())
                .isEqualTo(device.history().orElseThrow().bytes());
        assertThat(history.get("sha256").text())
                .isEqualTo(device.history().orElseThrow().sha256());
        assertThat(history.get("verified")).isEqualTo(Value.bool(true));
        run("reset", Map.of());
        assertThat(state()).isEqualTo(FunctionalState.IDLE);
        assertThat(value("programMatch")).isEqualTo("NOT_CHECKED");
    }

    @Test
    void aBubbleWaitsForAPersonsDecisionWhichIsToldOnce() throws Exception {
        Execution run = startRun();
        device.faults().apply("bubble");
        ExecutionStatus asking = run.poll();
        session.status();
        assertThat(bench.alarms()).containsEntry("bubble", true);
        int before = device.followed().getOrDefault(Order.ACKNOWLEDGE, 0);
        ((Decidable) run).decide("CONTINUE");

        assertThat(asking.phase()).isEqualTo(Phase.AWAITING_DECISION);
        assertThat(asking.step()).isEqualTo("BUBBLE at step 1 of 4: Prime");
        assertThat(asking.decision().orElseThrow().options()).containsExactly("STOP", "CONTINUE", "SKIP_STEP");
        assertThat(run.poll().phase()).isEqualTo(Phase.RUNNING);
        assertThat(device.followed()).containsEntry(Order.ACKNOWLEDGE, before + 1);
        assertThatThrownBy(() -> ((Decidable) run).decide("CONTINUE")).isInstanceOf(DeviceException.class);
        assertThat(device.followed()).containsEntry(Order.ACKNOWLEDGE, before + 1);
        session.status();
        assertThat(bench.alarms()).containsEntry("bubble", false);
    }

    @Test
    void anAnswerToAnotherQuestionIsNotSent() throws Exception {
        Execution run = startRun();
        device.faults().apply("bubble");
        run.poll();
        device.faults().apply("pressure");

        assertThatThrownBy(() -> ((Decidable) run).decide("SKIP_STEP"))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("waits for PRESSURE, not for BUBBLE");
        assertThatThrownBy(() -> start("acknowledge", answer("BUBBLE", "CONTINUE")))
                .isInstanceOf(DeviceException.class);
        run("acknowledge", answer("PRESSURE", "CONTINUE"));
        assertThat(run.poll().phase()).isEqualTo(Phase.RUNNING);
    }

    @Test
    void aRunIsHeldAdvancedAndStopped() throws Exception {
        Execution run = startRun();
        run("hold", Map.of());
        assertThat(state()).isEqualTo(FunctionalState.HELD);
        assertThat(run.poll().step()).startsWith("paused at step 1");
        assertThat(value("pendingAcknowledgement")).isEqualTo("PAUSED_REMOTE");
        run("unhold", Map.of());
        run("advanceStep", Map.of());
        assertThat(value("stepName")).isEqualTo("Load");
        run("stop", Map.of());

        assertThat(run.poll().phase()).isEqualTo(Phase.FAILED);
        assertThat(run.poll().failure()).contains("STOPPED");
        assertThat(state()).isEqualTo(FunctionalState.STOPPED);
        run("stop", Map.of());
    }

    @Test
    void anAbortIsAnErrorUntilItIsCleared() throws Exception {
        Execution run = startRun();
        run("abort", Map.of());

        assertThat(run.poll().failure()).contains("aborted");
        assertThat(state()).isEqualTo(FunctionalState.ABORTED);
        assertThat(session.status().health()).isEqualTo(Health.FAILURE);
        assertThat(bench.alarms()).containsEntry("instrumentError", true);
        run("clear", Map.of());
        assertThat(state()).isEqualTo(FunctionalState.STOPPED);
    }

    @Test
    void aPauseAtThePanelIsLocalControl() throws Exception {
        Execution run = startRun();
        device.faults().apply("panel pause");

        assertThat(session.status().controlSource()).isEqualTo(ControlSource.LOCAL_PANEL);
        assertThat(run.poll().phase()).isEqualTo(Phase.RUNNING);
        device.faults().apply("panel resume");
        assertThat(session.status().controlSource()).isEqualTo(ControlSource.REMOTE);
    }

    @Test
    void aProgramThatIsNotTheApprovedOneIsNotAccepted() throws Exception {
        device.faults().apply("checksum wrong");
        ExecutionStatus loaded = start("loadProgram", program()).poll();
        device.faults().apply("checksum right");

        assertThat(loaded.phase()).isEqualTo(Phase.FAILED);
        assertThat(loaded.failure()).containsIgnoringCase(WASH.checksum());
        run("loadProgram", program());
        assertThat(value("programMatch")).isEqualTo("MATCHES");
        device.faults().apply("panel select HARVEST-2");
        assertThat(value("programMatch")).isEqualTo("DIFFERS");
        assertThatThrownBy(() -> start("loadProgram", Map.of("id", Value.text("NONE"), "checksum", Value.text("0"))))
                .isInstanceOf(DeviceException.class);
    }

    @Test
    void kitsAndRunParametersAreJudgedByTheDevice() throws Exception {
        assertThat(start("verifyKit", kit("KIT-7")).poll().results()).containsEntry("lot", Value.text("LOT-9"));
        assertThat(start("verifyKit", kit("KIT-8")).poll().failure()).contains("KIT-7", "KIT-8");
        device.faults().apply("kit load OLD LOT-1 2001-01-01T00:00:00Z");
        assertThat(start("verifyKit", kit("OLD")).poll().failure()).contains("LOADED_NOT_VALID");
        assertThat(value("runParametersValidity")).isEqualTo("NOT_IN_USE");

        run("loadProgram", program());
        assertThat(value("runParametersValidity")).isEqualTo("NOT_SET");
        assertThat(start("setRunParameter", parameter("WashVolume", 9999))
                        .poll()
                        .failure())
                .contains("OutOfRange");
        assertThat(value("runParametersValidity")).isEqualTo("OUT_OF_RANGE");
        assertThatThrownBy(() -> start("setRunParameter", parameter("Wash", 1)))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("WashVolume");
        device.faults().apply("clamp on");
        assertThat(start("setRunParameter", parameter("WashVolume", 9999))
                        .poll()
                        .failure())
                .contains("500");
        device.faults().apply("ignore on");
        assertThat(start("setRunParameter", parameter("OutputVolume", 20))
                        .poll()
                        .phase())
                .isEqualTo(Phase.RUNNING);
    }

    @Test
    void aHistoryThatDiffersFromItsHashIsNotHandedOut() throws Exception {
        assertThatThrownBy(() -> history("RUN-999999")).isInstanceOf(DeviceException.class);
        startRun();
        run("stop", Map.of());
        device.faults().apply("history corrupt");

        assertThat(history("").failure()).contains("changed, or cut off");
        device.faults().apply("clear");
        bench.with("historyChunk", Value.integer(7));
        session = bench.open(new CellProcessorDriver(), ProcessorSession.class);
        assertThat(history("").phase()).isEqualTo(Phase.SUCCEEDED);
        bench.with("historyLimit", Value.integer(10));
        session = bench.open(new CellProcessorDriver(), ProcessorSession.class);
        assertThatThrownBy(() -> history("")).hasMessageContaining("historyLimit");
    }

    @Test
    void aRunIsRecalledByTheLabelThatItCarriesAndByNoOther() throws Exception {
        prepare();
        CommandCall call = call(RequestId.random(), "start", Map.of());
        session.start(call);
        ProcessorSession later = bench.open(new CellProcessorDriver(), ProcessorSession.class);

        assertThat(later.recall(call).orElseThrow().phase()).isEqualTo(Phase.RUNNING);
        assertThat(later.recall(call(RequestId.random(), "start", Map.of()))).isEmpty();
        assertThat(later.recall(call(call.request(), "advanceStep", Map.of()))).isEmpty();
        device.faults().apply("panel stop");
        assertThat(later.recall(call).orElseThrow().failure()).contains("STOPPED");
    }

    @Test
    void namesServeWhereEnumerationsAreNoNumbers() throws Exception {
        ProcessorSettings settings =
                ProcessorSettings.defaults(directory.resolve("server-pki")).withNames();
        CounterflowDevice named = new CounterflowDevice(clock, CellSource.bag(10, 1), settings);
        try (ProcessorServer second = ProcessorServer.start(settings, named);
                SharedLink link = connectTo(second);
                LinkLease other = link.lease(new EquipmentId("processor-2"), reason -> {})) {
            bench.link("link", other.link());
            session = bench.open(new CellProcessorDriver(), ProcessorSession.class);
            run("loadProgram", program());

            assertThat(value("protocolState")).isEqualTo("PROTOCOL_SELECTED");
            assertThat(value("doorState")).isEqualTo("OPEN");
            assertThatThrownBy(() -> start("prepare", Map.of())).isInstanceOf(DeviceException.class);
        }
    }

    private void prepare() throws Exception {
        run("loadProgram", program());
        run("setRunParameter", parameter("WashVolume", 100));
        run("setRunParameter", parameter("OutputVolume", 20));
        run("prepare", Map.of());
    }

    private Execution startRun() throws Exception {
        prepare();
        return start("start", Map.of());
    }

    private ExecutionStatus history(String runId) throws Exception {
        Execution fetching = start("getRunHistory", Map.of("runId", Value.text(runId)));
        ExecutionStatus status = fetching.poll();
        for (int i = 0; i < 1000 && !status.phase().isTerminal(); i++) {
            status = fetching.poll();
        }
        return status;
    }

    private Execution start(String command, Map<String, Value> arguments) throws Exception {
        return session.start(call(RequestId.random(), command, arguments));
    }

    private void run(String command, Map<String, Value> arguments) throws Exception {
        assertThat(start(command, arguments).poll())
                .extracting(ExecutionStatus::phase, ExecutionStatus::failure)
                .containsExactly(Phase.SUCCEEDED, "");
    }

    private FunctionalState state() throws Exception {
        return session.status().units().values().iterator().next();
    }

    private String value(String parameter) throws Exception {
        Reading reading = Bench.read(session, parameter);
        assertThat(reading.quality().isGood()).as("%s", reading).isTrue();
        return reading.value().text();
    }

    private static CommandCall call(RequestId request, String command, Map<String, Value> arguments) {
        return new CommandCall(new CommandId(command), request, arguments);
    }

    private static Map<String, Value> program() {
        return Map.of(
                "id",
                Value.text(WASH.name()),
                "checksum",
                Value.text(WASH.checksum().toUpperCase(java.util.Locale.ROOT)));
    }

    private static Map<String, Value> kit(String id) {
        return Map.of("expected", Value.text(id));
    }

    private static Map<String, Value> parameter(String name, long value) {
        return Map.of("name", Value.text(name), "value", Value.integer(value));
    }

    private static Map<String, Value> answer(String pending, String choice) {
        return Map.of("pending", Value.enumerated(0, pending), "choice", Value.enumerated(0, choice));
    }
}
