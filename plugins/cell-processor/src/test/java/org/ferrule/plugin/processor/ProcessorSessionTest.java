package org.ferrule.plugin.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.Decidable;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.driver.ExecutionStatus.Phase;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.ControlSource;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;
import org.ferrule.plugin.bench.Bench;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fact that is not public, both ways. */
class ProcessorSessionTest {
    private final FakeServer server = FakeServer.device();
    private Bench bench;

    @BeforeEach
    void makeBench() throws Exception {
        bench = Bench.of("cell-processor.yaml").link("link", server);
    }

    @ParameterizedTest
    @CsvSource({
        "NoProtocolSelected, IDLE",
        "ProtocolSelected, IDLE",
        "ReadyToStart, IDLE",
        "ProtocolRunning, EXECUTE",
        "protocol_paused, HELD",
        "InstrumentError, ABORTED"
    })
    void statesAreMappedToPackMl(String device, FunctionalState expected) throws Exception {
        server.set("ProtocolState", Value.text(device));

        assertThat(state()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Completed, STOPPED, COMPLETE",
        "Stopped, COMPLETE, STOPPED",
        "None, COMPLETE, STOPPED",
        ", COMPLETE, COMPLETE",
        ", STOPPED, STOPPED"
    })
    void readyAfterARunIsWhatTheResultSaysAndOtherwiseTheSetting(
            String result, String setting, FunctionalState expected) throws Exception {
        server.set("ProtocolState", Value.text("InstrumentReady"));
        if (result != null) {
            server.set("LastRunResult", Value.text(result));
        }
        bench.with("readyAfterRunIs", Value.text(setting));

        assertThat(state()).isEqualTo(expected);
    }

    @Test
    void numbersComeFromEnumStringsFromTheSettingOrFromTheOrder() throws Exception {
        server.set("ProtocolState", Value.integer(4));
        assertThat(state()).isEqualTo(FunctionalState.EXECUTE);

        bench.with(
                "protocolStateNames",
                Value.text("None=10, Selected=20, Ready=30, ReadyToStart=40, Running=50, Paused=60, Error=4"));
        assertThat(state()).isEqualTo(FunctionalState.ABORTED);

        server.set(
                "ProtocolState/EnumStrings",
                new Value.Items(List.of(
                        Value.text("x"), Value.text("y"), Value.text("z"), Value.text("w"), Value.text("Paused"))));
        assertThat(state()).isEqualTo(FunctionalState.HELD);
    }

    @Test
    void aStateThatNobodyKnowsIsNoState() throws Exception {
        server.set("ProtocolState", Value.text("Melting"));

        assertThatThrownBy(open()::status).isInstanceOf(DeviceException.class).hasMessageContaining("Melting");
        assertThat(Bench.read(open(), "protocolState").quality()).isEqualTo(Quality.BAD_CONFIGURATION_ERROR);
    }

    @Test
    void whatCannotBeDrivenIsRefusedInWords() {
        bench.with("kitStateNames", Value.text("Yes, No"));
        assertThatThrownBy(this::open)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("kitStateNames")
                .hasMessageContaining("LOADED_NOT_VALID");
        bench.with("kitStateNames", Value.text("A=1, B=2, C=three"));
        assertThatThrownBy(this::open).hasMessageContaining("C=three");
        server.without("SetProtocolState");
        assertThatThrownBy(this::open)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("commandVariable");
    }

    @Test
    void twoDevicesOnOneServerNeedASetting() throws Exception {
        server.object("Other").object("Other/KitID").object("Device/KitID");
        assertThatThrownBy(this::open)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("2 times");
        assertThat(bench.with("device", Value.text("Device")).open(new CellProcessorDriver(), ProcessorSession.class))
                .isNotNull();
        bench.with("device", Value.text("Third"));
        assertThatThrownBy(this::open).hasMessageContaining("Third").hasMessageContaining("Other");
    }

    @Test
    void whatTheDeviceDoesNotHaveIsNotSupportedAndSaid() throws Exception {
        ProcessorSession session = open();

        assertThat(List.of("kitLot", "programMatch", "runParametersValidity", "runParameter20.name"))
                .allSatisfy(parameter ->
                        assertThat(Bench.read(session, parameter).quality()).isEqualTo(Quality.BAD_NOT_SUPPORTED));
        assertThat(bench.reported()).singleElement().asString().contains("kitLot", "runParameter20.name");
    }

    @Test
    void aMeasurementWithoutUnitIsOnlyTrustedWhereTheSiteSaysSo() throws Exception {
        server.set("PumpFlow", Value.real(12));
        assertThat(Bench.read(open(), "pumpFlow").quality()).isEqualTo(Quality.BAD_CONFIGURATION_ERROR);
        bench.with("areUnitsTrusted", Value.bool(true));
        assertThat(Bench.read(open(), "pumpFlow")).extracting(Reading::value).isEqualTo(Value.real(12));
        server.set(
                "PumpFlow/EngineeringUnits",
                new Value.Struct(Map.of("unitId", Value.integer(1), "displayName", Value.text("gal"))));
        assertThat(Bench.read(open(), "pumpFlow").quality()).isEqualTo(Quality.BAD_CONFIGURATION_ERROR);
        server.set(
                "PumpFlow/EngineeringUnits",
                new Value.Struct(Map.of("unitId", Value.integer(-1), "displayName", Value.text("mL/min"))));
        assertThat(Bench.read(open(), "pumpFlow").quality()).isEqualTo(Quality.GOOD);
    }

    @ParameterizedTest
    @CsvSource({"SECONDS, PT90S", "MILLISECONDS, PT0.09S", "MINUTES, PT90M"})
    void timesAreInTheUnitOfTheSetting(String unit, Duration expected) throws Exception {
        server.set("ElapsedTime", Value.real(90));
        bench.with("timeUnit", Value.text(unit));

        assertThat(Bench.read(open(), "elapsed").value()).isEqualTo(new Value.Span(expected));
    }

    @ParameterizedTest
    @CsvSource({"2027-03-01, 2027-03-01T00:00:00Z", "2027-03-01T12:00:00Z, 2027-03-01T12:00:00Z", "soon,"})
    void anExpiryMayBeText(String text, Instant expected) throws Exception {
        server.set("KitExpiry", Value.text(text));
        Reading reading = Bench.read(open(), "kitExpiry");

        assertThat(reading.value()).isEqualTo(expected == null ? Value.absent() : new Value.Timestamp(expected));
        assertThat(reading.quality().isGood()).isEqualTo(expected != null);
    }

    @Test
    void aPanelPauseIsLocalControlUnlessAClientCanEndIt() throws Exception {
        server.set("ProtocolState", Value.text("ProtocolPaused")).set("WaitingUserAck", Value.text("UserPausedButton"));
        assertThat(open().status().controlSource()).isEqualTo(ControlSource.LOCAL_PANEL);
        assertThat(run().poll().phase()).isEqualTo(Phase.RUNNING);

        bench.with("isPanelPauseResumable", Value.bool(true));
        assertThat(open().status().controlSource()).isEqualTo(ControlSource.REMOTE);
        Execution run = run();
        assertThat(run.poll().phase()).isEqualTo(Phase.AWAITING_DECISION);
        ((Decidable) run).decide("CONTINUE");
        assertThat(server.writes).last().isEqualTo("SetProtocolState = ResumeProtocol (4)");
    }

    @Test
    void theDefaultAndWhenItAppliesAreTheDevicesAsTheSiteKnowsThem() throws Exception {
        server.set("ProtocolState", Value.text("ProtocolRunning")).set("WaitingUserAck", Value.text("WaitingNewKind"));
        assertThat(run().poll().decision().orElseThrow().defaultAt()).isEmpty();
        bench.with("unansweredChoice", Value.text("SKIP_STEP"))
                .with("unansweredAfter", new Value.Span(Duration.ofMinutes(5)));
        ExecutionStatus asking = run().poll();

        assertThat(asking.step()).startsWith("OTHER");
        assertThat(asking.decision().orElseThrow().options()).containsExactly("SKIP_STEP", "CONTINUE", "STOP");
        assertThat(asking.decision().orElseThrow().defaultAt()).contains(Instant.EPOCH.plusSeconds(300));
    }

    @Test
    void commandsAreSentByTheNamesOfTheSetting() throws Exception {
        bench.with("commandNames", Value.text("Send, Go=7, Skip, Pause, Resume, Ack, Stop, Abort, Clear, Deselect"));
        run();

        assertThat(server.writes).containsExactly("SetProtocolState = Go (7)");
    }

    @Test
    void aLabelThatGetsLostStartsNoRun() throws Exception {
        server.set("SetRunLabel", Value.text(""));
        server.onWrite = (name, value) -> {
            throw new ConnectionException(CommFault.TIMEOUT, "no answer", null);
        };
        assertThatThrownBy(this::run)
                .isInstanceOfSatisfying(
                        ConnectionException.class,
                        lost -> assertThat(lost.isSent()).isFalse());
        assertThat(server.writes).hasSize(1).first().asString().startsWith("SetRunLabel");

        server.without("SetRunLabel");
        assertThatThrownBy(this::run)
                .isInstanceOfSatisfying(
                        ConnectionException.class,
                        lost -> assertThat(lost.isSent()).isTrue());
        assertThat(open().recall(call("start", Map.of()))).isEmpty();
    }

    @Test
    void aProgramIsSelectedAtThePanelWhereTheDeviceTakesNoOtherWay() throws Exception {
        server.set("ProtocolName", Value.text("A")).set("ProtocolChecksum", Value.text("AB".repeat(16)));
        ProcessorSession session = open();
        Map<String, Value> approved = Map.of("id", Value.text("A"), "checksum", Value.text("ab".repeat(16)));

        assertThat(session.start(call("loadProgram", approved)).poll().phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(Bench.read(session, "programMatch").value().text()).isEqualTo("MATCHES");
        assertThat(server.writes).isEmpty();
        assertThatThrownBy(() ->
                        session.start(call("loadProgram", Map.of("id", Value.text("B"), "checksum", Value.text("0")))))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("at its panel");
    }

    @Test
    void aHistoryMayBeAVariableWithOrWithoutAHash() throws Exception {
        byte[] bytes = "abc".getBytes(StandardCharsets.US_ASCII);
        server.set("RunHistory", new Value.Bytes(bytes, "application/octet-stream"));
        Map<String, Value> latest = Map.of("runId", Value.text(""));

        assertThat(open().start(call("getRunHistory", latest)).poll().results())
                .containsEntry("verified", Value.bool(false))
                .containsEntry("file", new Value.Bytes(bytes, "application/octet-stream"));
        server.set("RunHistorySha256", Value.text("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"));
        assertThat(open().start(call("getRunHistory", latest)).poll().results())
                .containsEntry("verified", Value.bool(true));
        server.set("RunHistorySha256", Value.text("00"));
        assertThat(open().start(call("getRunHistory", latest)).poll().phase()).isEqualTo(Phase.FAILED);
        bench.with("historyLimit", Value.integer(2));
        assertThatThrownBy(() -> open().start(call("getRunHistory", latest)).poll())
                .hasMessageContaining("historyLimit");
        server.without("RunHistory");
        assertThatThrownBy(() -> open().start(call("getRunHistory", latest))).hasMessageContaining("historyNode");
    }

    @Test
    void aStopThatTheDeviceRefusesIsDoneIfNothingRunsAndOtherwiseRefused() throws Exception {
        server.onWrite = (name, value) -> {
            throw new DeviceException("0x80AF0000", "BadInvalidState");
        };
        assertThat(open().start(call("stop", Map.of())).poll().phase()).isEqualTo(Phase.SUCCEEDED);
        server.set("ProtocolState", Value.text("ProtocolRunning"));
        assertThatThrownBy(() -> open().start(call("stop", Map.of()))).isInstanceOf(DeviceException.class);
    }

    @Test
    void aDeviceWithoutSerialNumberIsRefused() throws Exception {
        server.set("SerialNumber", Value.text(" "));

        assertThatThrownBy(open()::identify).isInstanceOf(DeviceException.class);
    }

    private ProcessorSession open() throws Exception {
        return bench.open(new CellProcessorDriver(), ProcessorSession.class);
    }

    private Execution run() throws Exception {
        return open().start(call("start", Map.of()));
    }

    private FunctionalState state() throws Exception {
        return open().status().units().values().iterator().next();
    }

    private static CommandCall call(String command, Map<String, Value> arguments) {
        return new CommandCall(new CommandId(command), RequestId.random(), arguments);
    }
}
