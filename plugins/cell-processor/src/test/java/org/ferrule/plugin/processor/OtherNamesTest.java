package org.ferrule.plugin.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;
import org.ferrule.plugin.bench.Bench;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A device that calls everything by other names than the defaults: each name is a setting. */
class OtherNamesTest {
    private static final RequestId REQUEST = RequestId.random();
    private static final String CHECKSUM = "ab".repeat(16);
    private static final byte[] HISTORY = {1, 2, 3};

    /** What a device shows, by the setting that names the variable. */
    private final Map<String, Value> shown = new LinkedHashMap<>();

    @BeforeEach
    void aRunIsUnderWay() {
        shown.put("protocolStateVariable", Value.text("ProtocolRunning"));
        shown.put("commandVariable", Value.text(""));
        shown.put("programNameVariable", Value.text("WASH"));
        shown.put("programChecksumVariable", Value.text(CHECKSUM));
        shown.put("stepNumberVariable", Value.integer(2));
        shown.put("doorStateVariable", Value.text("Locked"));
        shown.put("kitIdVariable", Value.text("KIT-7"));
        shown.put("kitStateVariable", Value.text("Valid"));
        shown.put("pendingAcknowledgementVariable", Value.text("WaitingBubbleAck"));
        shown.put("runParameterNameVariable", Value.text("Volume"));
        shown.put("runParameterValidityVariable", Value.text("Valid"));
        shown.put("runParameterVariable", Value.integer(100));
        shown.put("programVersionVariable", Value.text("3.2"));
        shown.put("selectVariable", Value.text(""));
        shown.put("stepCountVariable", Value.integer(4));
        shown.put("stepNameVariable", Value.text("Load"));
        shown.put("elapsedVariable", Value.real(90));
        shown.put("remainingVariable", Value.real(570));
        shown.put("kitLotVariable", Value.text("LOT-9"));
        shown.put("kitExpiryVariable", new Value.Timestamp(Instant.parse("2099-12-31T00:00:00Z")));
        shown.put("errorVariable", Value.text("lid"));
        shown.put("runIdVariable", Value.text("RUN-1"));
        shown.put("runLabelVariable", Value.text(REQUEST.toString()));
        shown.put("setRunLabelVariable", Value.text(""));
        shown.put("runResultVariable", Value.text("Completed"));
        shown.put("historyNode", new Value.Bytes(HISTORY, "text/csv"));
        shown.put(
                "historyHashVariable", Value.text("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81"));
        shown.put("historyRunIdVariable", Value.text("RUN-1"));
        shown.put("centrifugeSpeedVariable", Value.real(1600));
        shown.put("pumpFlowVariable", Value.real(20));
        shown.put("linePressureVariable", Value.real(120));
        shown.put("temperatureVariable", Value.real(22));
        shown.put("bubbleDetectedVariable", Value.bool(true));
        shown.put("processedVolumeVariable", Value.real(300));
        shown.put("processedCellsVariable", Value.real(450));
    }

    @Test
    void everyVariableIsFoundUnderTheNameInItsSetting() throws Exception {
        Bench usual = Bench.of("cell-processor.yaml");
        assertThat(usual.descriptor().settings().keySet())
                .filteredOn(setting -> setting.endsWith("Variable") || setting.equals("historyNode"))
                .as("this test names them all")
                .containsExactlyInAnyOrderElementsOf(shown.keySet());
        Map<String, String> usualNames = new LinkedHashMap<>();
        Map<String, String> otherNames = new LinkedHashMap<>();
        for (String setting : shown.keySet()) {
            String preferred = Names.list(usual.settings().text(setting)).get(0);
            usualNames.put(setting, preferred);
            otherNames.put(setting, "other_" + setting + (preferred.endsWith("{n}") ? "_{n}_of_20" : ""));
        }
        FakeServer usualDevice = device(usualNames);
        FakeServer otherDevice = device(otherNames);
        Bench other = Bench.of("cell-processor.yaml");
        otherNames.forEach((setting, name) -> other.with(setting, Value.text("absent, " + name)));

        List<String> expected = exercise(usual, usualDevice);
        assertThat(exercise(other, otherDevice)).isEqualTo(expected);
        assertThat(expected)
                .hasSizeGreaterThan(usual.descriptor().parameters().size())
                .noneMatch(line -> line.contains("BAD"));
        assertThat(otherDevice.writes.stream().map(write -> toUsual(write, otherNames, usualNames)))
                .containsExactlyElementsOf(usualDevice.writes);
    }

    private FakeServer device(Map<String, String> names) {
        FakeServer device = new FakeServer().object("Device").set("SerialNumber", Value.text("S-1"));
        shown.forEach((setting, value) -> {
            String name = names.get(setting);
            for (int n = 1; n <= (name.contains("{n}") ? 20 : 1); n++) {
                boolean isName = setting.equals("runParameterNameVariable");
                device.set(name.replace("{n}", Integer.toString(n)), isName ? Value.text(value.text() + n) : value);
            }
        });
        return device;
    }

    private static String toUsual(String write, Map<String, String> from, Map<String, String> to) {
        String usual = write;
        for (String setting : from.keySet()) {
            usual = usual.replace(
                    from.get(setting).replace("{n}", "3") + " =",
                    to.get(setting).replace("{n}", "3") + " =");
        }
        return usual;
    }

    /** Everything that the driver does with a device, as text. */
    private List<String> exercise(Bench bench, FakeServer device) throws Exception {
        bench.link("link", device).with("areUnitsTrusted", Value.bool(true));
        ProcessorSession session = bench.open(new CellProcessorDriver(), ProcessorSession.class);
        List<String> told = new ArrayList<>();
        start(session, "loadProgram", Map.of("id", Value.text("OTHER"), "checksum", Value.text(CHECKSUM)));
        start(session, "loadProgram", Map.of("id", Value.text("WASH"), "checksum", Value.text(CHECKSUM)));
        start(session, "setRunParameter", Map.of("name", Value.text("Volume3"), "value", Value.integer(100)));
        told.add(start(session, "verifyKit", Map.of("expected", Value.text("KIT-7")))
                .toString());
        for (Reading reading : session.read(bench.descriptor().parameters().keySet())) {
            told.add(reading.toString());
        }
        told.add(session.start(new CommandCall(new CommandId("start"), REQUEST, Map.of()))
                .poll()
                .toString());
        told.add(session.recall(new CommandCall(new CommandId("start"), REQUEST, Map.of()))
                .orElseThrow()
                .toString());
        told.add(session.status().toString());
        ExecutionStatus history = start(session, "getRunHistory", Map.of("runId", Value.text("RUN-1")));
        assertThat(history.results()).containsEntry("verified", Value.bool(true));
        told.add(history.phase().toString());
        return told;
    }

    private static ExecutionStatus start(ProcessorSession session, String command, Map<String, Value> arguments)
            throws Exception {
        return session.start(new CommandCall(new CommandId(command), RequestId.random(), arguments))
                .poll();
    }

    @ParameterizedTest
    @CsvSource({
        "doorState, doorState, 'Auf, Zu, Verriegelt, Oeffnet, Schliesst, Stoerung=9', Verriegelt, 2, LOCKED",
        "doorState, doorState, 'Auf, Zu, Verriegelt, Oeffnet, Schliesst, Stoerung=9', Stoerung, 9, ERROR",
        "kitState, kitState, 'Leer=1, Ungueltig=2, Gueltig=3', Gueltig, 3, VALID",
        "runParameterValidity, runParameter1.validity, 'Frei=4, Fehlt=3, Falsch=2, Richtig=1', Richtig, 1, VALID",
        "runParameterValidity, runParametersValidity, 'Frei=4, Fehlt=3, Falsch=2, Richtig=1', Falsch, 2, OUT_OF_RANGE",
        "pendingAcknowledgement, pendingAcknowledgement, 'No, Air, Press, Key, Net, Else', Air, 1, BUBBLE",
        "pendingAcknowledgement, pendingAcknowledgement, 'No, Air, Press, Key, Net, Else', Unheard, 77, OTHER",
        "protocolState, protocolState, 'A, B, C, D, E, F, G', E, 4, RUNNING"
    })
    void enumerationsAreNamedAndNumberedByTheirSettings(
            String setting, String parameter, String names, String text, long number, String expected)
            throws Exception {
        Bench bench = Bench.of("cell-processor.yaml").with(setting + "Names", Value.text(names));
        if (!setting.equals("protocolState")) {
            shown.put("protocolStateVariable", Value.text("ReadyToStart"));
        }
        for (Value wire : List.of(Value.text(text), Value.integer(number))) {
            shown.put(setting + "Variable", wire);
            FakeServer device = usual(bench);
            bench.link("link", device);
            assertThat(Bench.read(bench.open(new CellProcessorDriver(), ProcessorSession.class), parameter)
                            .value()
                            .text())
                    .as("%s", wire)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"Fine, 7, COMPLETE", "Halted, 1, STOPPED", "Broken, 2, STOPPED"})
    void theResultOfARunIsNamedAndNumberedByItsSetting(String text, long number, FunctionalState expected)
            throws Exception {
        Bench bench = Bench.of("cell-processor.yaml").with("runResultNames", Value.text("Fine=7, Halted, Broken"));
        shown.put("protocolStateVariable", Value.text("InstrumentReady"));
        for (Value wire : List.of(Value.text(text), Value.integer(number))) {
            shown.put("runResultVariable", wire);
            bench.link("link", usual(bench));
            assertThat(bench.open(new CellProcessorDriver(), ProcessorSession.class)
                            .status()
                            .units())
                    .containsValue(expected);
        }
    }

    private FakeServer usual(Bench bench) {
        Map<String, String> names = new LinkedHashMap<>();
        shown.keySet()
                .forEach(setting -> names.put(
                        setting, Names.list(bench.settings().text(setting)).get(0)));
        return device(names);
    }
}
