package org.ferrule.simulators.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code simulate site} in a process of its own. */
@Timeout(180)
class SiteCommandIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path parent;

    private Process process;

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void aSiteIsWrittenWithItsSecretsAndItsBenchAnswers() throws Exception {
        Path directory = parent.resolve("site");
        Path example = Path.of("docs", "micro-factory.scenario").toAbsolutePath();
        Map<String, JsonNode> announced =
                start("--write-site", directory.toString(), "--wait-for-begin", "--scenario", example.toString());

        assertThat(announced.keySet())
                .containsExactly(
                        "sensors", "gases", "co2", "balance", "incubator", "reactor-1", "reactor-2", "processor");
        String site = Files.readString(directory.resolve("site.yaml"));
        announced
                .values()
                .forEach(line -> assertThat(site)
                        .as("the way through the wire")
                        .contains(
                                line.path("url").asText().startsWith("opc.tcp")
                                        ? line.path("url").asText()
                                        : "port: " + line.path("port").asInt()));
        assertThat(announced.get("processor").path("programs").path("HARVEST-3").asText())
                .matches("[0-9a-f]{32}");
        for (String secret : new String[] {"sensors", "reactor-1", "reactor-2", "processor"}) {
            Path file = directory.resolve("secrets").resolve(secret);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(directory.resolve("pki/trusted/processor.der")).exists();

        assertThat(ask("bench time").path("seconds").asDouble()).isZero();
        double poured =
                ask("bench inoculate 1 30 250").path("vesselMillilitres").asDouble();
        assertThat(poured).isBetween(530.0, 531.0);
        ask("bench begin");
        assertThat(ask("bench sample 1 5").path("millilitres").asDouble()).isEqualTo(5);
        assertThat(ask("bench time").path("seconds").asDouble()).isPositive();
        assertThat(told("bench dance")).startsWith("error: 'dance' is not understood. Commands: begin, time");
        assertThat(told("o2-1 supply 101")).isEqualTo("ok: o2-1 supply 101");
    }

    private Map<String, JsonNode> start(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Simulate.class.getName(),
                "site",
                "--control",
                "--speed",
                "1000"));
        line.addAll(List.of(arguments));
        process = new ProcessBuilder(line).start();
        Map<String, JsonNode> announced = new LinkedHashMap<>();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        JsonNode next = MAPPER.readTree(out.readLine());
        while (!next.has("ready")) {
            announced.put(next.path("simulator").asText(), next);
            next = MAPPER.readTree(out.readLine());
        }
        return announced;
    }

    private JsonNode ask(String command) throws IOException {
        String answer = told(command);
        assertThat(answer).startsWith("ok: " + command + " = ");
        return MAPPER.readTree(answer.substring(("ok: " + command + " = ").length()));
    }

    /** The scenario reports on the same stream; its lines name its file. */
    private String told(String command) throws IOException {
        Writer in = process.outputWriter(StandardCharsets.UTF_8);
        in.write(command + "\n");
        in.flush();
        BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
        String line = err.readLine();
        while (line != null && (line.contains(".scenario:") || !line.matches("(ok|error): .*"))) {
            line = err.readLine();
        }
        return line;
    }
}
