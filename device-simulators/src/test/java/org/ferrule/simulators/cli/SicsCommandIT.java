package org.ferrule.simulators.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code simulate sics-balance} in a process of its own. */
@Timeout(60)
class SicsCommandIT {

    @Test
    void announcesTheBalanceServesItAndObeysFaultsUntilItsInputEnds() throws Exception {
        try (SimulatorProcess simulator = SimulatorProcess.start("sics-balance", "--control", "--exit-with-stdin")) {
            JsonNode line = simulator.announced();
            int port = line.get("port").asInt();
            assertThat(line.get("simulator").asText()).isEqualTo("sics-balance");
            assertThat(line.get("url").asText()).isEqualTo("tcp://127.0.0.1:" + port);
            assertThat(simulator.say("mass 12.34")).isEqualTo("ok: mass 12.34");
            assertThat(ask(port, "I4"))
                    .isEqualTo("I4 A \"" + line.get("serialNumber").asText() + "\"");
            assertThat(ask(port, "SI")).endsWith(" 12.34 g");

            simulator.endInput();
            assertThat(simulator.ended()).isZero();
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
