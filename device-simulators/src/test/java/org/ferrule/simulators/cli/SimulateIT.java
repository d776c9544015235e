package org.ferrule.simulators.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.ghgande.j2mod.modbus.facade.ModbusTCPMaster;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own. */
@Timeout(60)
class SimulateIT {

    private Process process;

    private BufferedReader start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Simulate.class.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command).start();
        return process.inputReader(StandardCharsets.UTF_8);
    }

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void announcesOneSensorServesItAndEndsWithItsInput() throws Exception {
        BufferedReader out = start("arc-ph", "--unit-id", "7", "--serial-number", "X1", "--exit-with-stdin");
        JsonNode line = new ObjectMapper().readTree(out.readLine());

        assertThat(line.get("simulator").asText()).isEqualTo("arc-ph");
        assertThat(line.get("transport").asText()).isEqualTo("modbus-tcp");
        assertThat(line.get("unitId").asInt()).isEqualTo(7);
        assertThat(line.get("serialNumber").asText()).isEqualTo("X1");
        int port = line.get("port").asInt();
        assertThat(line.get("url").asText()).isEqualTo("modbus-tcp://127.0.0.1:" + port);
        assertThat(unit(port, 7)).isEqualTo(0x1000);

        process.outputWriter().close();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(out.readLine()).as("nothing else on standard output").isNull();
    }

    @Test
    void theCultureAnnouncesEachSimulatorAndThenThatItIsReady() throws Exception {
        BufferedReader out = start("culture", "--control", "--speed", "50");
        List<JsonNode> lines = new ArrayList<>();
        do {
            lines.add(new ObjectMapper().readTree(out.readLine()));
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

        BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
        try (Writer in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write("arc-do nan on\n");
            in.flush();
            assertThat(answer(err)).isEqualTo("ok: arc-do nan on");
            in.write("arc-xy nan on\n");
            in.flush();
            assertThat(answer(err)).startsWith("error: 'arc-xy' is none of the simulators");
        }
        process.destroy();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).as("ends on SIGTERM").isTrue();
        assertThat(Path.of(bioreactor.get("certificate").asText()))
                .as("made for this run only")
                .doesNotExist();
    }

    @Test
    void aWireBeforeASensorWritesDownEveryByteAndObeysUnderItsName(@TempDir Path directory) throws Exception {
        Path log = directory.resolve("wire.log");
        BufferedReader out = start("arc-ph", "--wire-log", log.toString(), "--control");
        JsonNode line = new ObjectMapper().readTree(out.readLine());
        int port = line.get("port").asInt();
        assertThat(line.get("url").asText()).isEqualTo("modbus-tcp://127.0.0.1:" + port);
        assertThat(unit(port, 1)).isEqualTo(0x1000);
        assertThat(Files.readAllLines(log))
                .anyMatch(entry -> entry.matches("\\d+\\.\\d{6} #1 > .. .. 00 00 00 06 01 03 08 29 00 0a"))
                .anyMatch(entry -> entry.matches("\\d+\\.\\d{6} #1 < .. .. 00 00 00 17 01 03 14 10 00 00 00( ..){16}"));

        BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
        try (Writer in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write("arc-ph/wire refuse on\nstuck on\n");
            in.flush();
            assertThat(answer(err)).isEqualTo("ok: arc-ph/wire refuse on");
            assertThat(answer(err)).isEqualTo("ok: stuck on");
        }
        assertThatThrownBy(() -> unit(port, 1)).isInstanceOf(Exception.class);
    }

    @Test
    void aScenarioIsCarriedOutAtItsSimulatedTimes(@TempDir Path directory) throws Exception {
        Path scenario = directory.resolve("two.scenario");
        Files.writeString(scenario, "at 1 h: arc-ph exception 4\nat 2 h: arc-ph clear\nat 1 d: arc-ph/wire drop\n");
        BufferedReader out = start("arc-ph", "--speed", "3600", "--scenario", scenario.toString());
        out.readLine();

        BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
        assertThat(answer(err)).isEqualTo("ok: two.scenario:1  arc-ph exception 4");
        assertThat(answer(err)).isEqualTo("ok: two.scenario:2  arc-ph clear");
        assertThat(answer(err)).isEqualTo("ok: two.scenario:3  arc-ph/wire drop");
    }

    @Test
    void aScenarioForADeviceThatIsNotThereEndsWithItsPlace(@TempDir Path directory) throws Exception {
        Path scenario = directory.resolve("wrong.scenario");
        Files.writeString(scenario, "at 1 h: arc-do stuck on\n");
        start("arc-ph", "--scenario", scenario.toString());

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("wrong.scenario:1  'arc-do' is none of the simulators [arc-ph, arc-ph/wire]");
    }

    @Test
    void theCellProcessorObeysWhatPeopleDoAtItsPanel() throws Exception {
        BufferedReader out = start("cell-processor", "--control", "--exit-with-stdin", "--names");
        JsonNode line = new ObjectMapper().readTree(out.readLine());
        assertThat(line.get("transport").asText()).isEqualTo("opcua");
        assertThat(Path.of(line.get("certificate").asText())).exists();

        BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
        try (Writer in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write("door close\nbubble\n");
            in.flush();
            assertThat(answer(err)).isEqualTo("ok: door close");
            assertThat(answer(err)).contains("not possible now", "nothing runs");
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Path.of(line.get("certificate").asText())).doesNotExist();
    }

    /** Newer Javas write warnings of their own to standard error; an answer begins with its verdict. */
    private static String answer(BufferedReader err) throws Exception {
        String line = err.readLine();
        while (line != null && !line.startsWith("ok: ") && !line.startsWith("error: ")) {
            line = err.readLine();
        }
        return line;
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
