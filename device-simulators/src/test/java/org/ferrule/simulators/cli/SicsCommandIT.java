package org.ferrule.simulators.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code simulate sics-balance} in a process of its own. */
@Timeout(60)
class SicsCommandIT {

    @Test
    void announcesTheBalanceServesItAndObeysFaultsUntilItsInputEnds() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String path = System.getProperty("java.class.path");
        Process process = new ProcessBuilder(
                        java, "-cp", path, Simulate.class.getName(), "sics-balance", "--control", "--exit-with-stdin")
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
                BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            Writer in = process.outputWriter(StandardCharsets.UTF_8);
            JsonNode line = new ObjectMapper().readTree(out.readLine());
            int port = line.get("port").asInt();
            assertThat(line.get("simulator").asText()).isEqualTo("sics-balance");
            assertThat(line.get("url").asText()).isEqualTo("tcp://127.0.0.1:" + port);
            in.write("mass 12.34\n");
            in.flush();
            assertThat(err.readLine()).isEqualTo("ok: mass 12.34");
            assertThat(ask(port, "I4"))
                    .isEqualTo("I4 A \"" + line.get("serialNumber").asText() + "\"");
            assertThat(ask(port, "SI")).endsWith(" 12.34 g");

            in.close();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String ask(int port, String command) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                BufferedReader answers =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return answers.readLine();
        }
    }
}
