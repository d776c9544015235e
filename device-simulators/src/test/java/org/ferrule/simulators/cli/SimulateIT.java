package org.ferrule.simulators.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.ghgande.j2mod.modbus.facade.ModbusTCPMaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own. */
@Timeout(60)
class SimulateIT {

    private SimulatorProcess simulator;

    private SimulatorProcess start(String... arguments) throws IOException {
        simulator = SimulatorProcess.start(arguments);
        return simulator;
    }

    @AfterEach
    void end() {
        if (simulator != null) {
            simulator.close();
        }
    }

    @Test
    void announcesOneSensorServesItAndEndsWithItsInput() throws Exception {
        start("arc-ph", "--unit-id", "7", "--serial-number", "X1", "--exit-with-stdin");
        JsonNode line = simulator.announced();

        assertThat(line.get("simulator").asText()).isEqualTo("arc-ph");
        assertThat(line.get("transport").asText()).isEqualTo("modbus-tcp");
        assertThat(line.get("unitId").asInt()).isEqualTo(7);
        assertThat(line.get("serialNumber").asText()).isEqualTo("X1");
        int port = line.get("port").asInt();
        assertThat(line.get("url").asText()).isEqualTo("modbus-tcp://127.0.0.1:" + port);
        assertThat(unit(port, 7)).isEqualTo(0x1000);

        simulator.endInput();
        assertThat(simulator.ended()).isZero();
        assertThat(simulator.line()).as("nothing else on standard output").isNull();
    }

    @Test
    void theCultureAnnouncesEachSimulatorAndThenThatItIsReady() throws Exception {
        start("culture", "--control", "--speed", "50");
        List<JsonNode> lines = new ArrayList<>();
        do {
            lines.add(simulator.announced());
        } while (!lines.get(lines.size() - 1).has("ready"));

        assertThat(lines.get(0).get("simulator").asText()).isEqualTo("arc-ph");
        assertThat(lines.get(1).get("simulator").asText()).isEqualTo("arc-do");
        assertThat(unit(lines.get(0).get("port").asInt(), 1)).isEqualTo(0x1000);
        assertThat(unit(lines.get(1).get("port").asInt(), 2)).isEqualTo(0x0020);

        JsonNode bioreactor = lines.get(2);
        assertThat(bioreactor.get("simulator").asText()).isEqualTo("lads-bioreactor");
        assertThat(bioreactor.get("url").asText())
                .startsWith("opc.tcp://127.0.0.1:" + bioreactor.get("port").asInt());
        assertThat(Path.of(bioreactor.get("certificate").asText())).exists();
        assertThat(lines).hasSize(4);

        assertThat(simulator.say("arc-do nan on")).isEqualTo("ok: arc-do nan on");
        assertThat(simulator.say("arc-xy nan on")).startsWith("error: 'arc-xy' is none of the simulators");
        simulator.terminate();
        assertThat(simulator.ended()).as("ends on SIGTERM").isNotNegative();
        assertThat(Path.of(bioreactor.get("certificate").asText()))
                .as("made for this run only")
                .doesNotExist();
    }

    @Test
    void aWireBeforeASensorWritesDownEveryByteAndObeysUnderItsName(@TempDir Path directory) throws Exception {
        Path log = directory.resolve("wire.log");
        start("arc-ph", "--wire-log", log.toString(), "--control");
        JsonNode line = simulator.announced();
        int port = line.get("port").asInt();
        assertThat(line.get("url").asText()).isEqualTo("modbus-tcp://127.0.0.1:" + port);
        assertThat(unit(port, 1)).isEqualTo(0x1000);
        assertThat(Files.readAllLines(log))
                .anyMatch(entry -> entry.matches("# began \\d{4}-\\d\\d-\\d\\dT\\S+Z"))
                .anyMatch(entry -> entry.matches("\\d+\\.\\d{6} #1 > .. .. 00 00 00 06 01 03 08 29 00 0a"))
                .anyMatch(entry -> entry.matches("\\d+\\.\\d{6} #1 < .. .. 00 00 00 17 01 03 14 10 00 00 00( ..){16}"));

        assertThat(simulator.say("arc-ph/wire refuse on")).isEqualTo("ok: arc-ph/wire refuse on");
        assertThat(simulator.say("stuck on")).isEqualTo("ok: stuck on");
        assertThatThrownBy(() -> unit(port, 1)).isInstanceOf(Exception.class);
    }

    @Test
    void aScenarioIsCarriedOutAtItsSimulatedTimes(@TempDir Path directory) throws Exception {
        Path scenario = directory.resolve("two.scenario");
        Files.writeString(scenario, "at 1 h: arc-ph exception 4\nat 2 h: arc-ph clear\nat 1 d: arc-ph/wire drop\n");
        start("arc-ph", "--speed", "36000", "--scenario", scenario.toString());
        simulator.announced();

        assertThat(simulator.answer()).isEqualTo("ok: two.scenario:1  arc-ph exception 4");
        assertThat(simulator.answer()).isEqualTo("ok: two.scenario:2  arc-ph clear");
        assertThat(simulator.answer()).isEqualTo("ok: two.scenario:3  arc-ph/wire drop");
    }

    @Test
    void aScenarioForADeviceThatIsNotThereEndsWithItsPlace(@TempDir Path directory) throws Exception {
        Path scenario = directory.resolve("wrong.scenario");
        Files.writeString(scenario, "at 1 h: arc-do stuck on\n");
        start("arc-ph", "--scenario", scenario.toString());

        assertThat(simulator.ended()).isEqualTo(2);
        assertThat(simulator.errors())
                .contains("wrong.scenario:1  'arc-do' is none of the simulators [arc-ph, arc-ph/wire]");
    }

    @Test
    void theCellProcessorObeysWhatPeopleDoAtItsPanel() throws Exception {
        start("cell-processor", "--control", "--exit-with-stdin", "--names");
        JsonNode line = simulator.announced();
        assertThat(line.get("transport").asText()).isEqualTo("opcua");
        assertThat(Path.of(line.get("certificate").asText())).exists();

        assertThat(simulator.say("door close")).isEqualTo("ok: door close");
        assertThat(simulator.say("bubble")).contains("not possible now", "nothing runs");
        simulator.endInput();
        assertThat(simulator.ended()).isZero();
        assertThat(Path.of(line.get("certificate").asText())).doesNotExist();
    }

    private static int unit(int port, int unitId) throws Exception {
        ModbusTCPMaster master = new ModbusTCPMaster("127.0.0.1", port, 3000, false);
        master.connect();
        try {
            return master.readMultipleRegisters(unitId, 2089, 10)[0].getValue();
        } finally {
            master.disconnect();
        }
    }
}
