package org.ferrule.simulators.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.ferrule.simulators.line.Cable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code simulate wire} before a device that another process is. */
@Timeout(120)
class WireCommandIT {

    @Test
    void aWireBeforeAForeignPortTellsWhatPassedAndSpoilsIt() throws Exception {
        try (SimulatorProcess foreign = SimulatorProcess.start("sics-balance", "--control");
                SimulatorProcess wire = SimulatorProcess.start(
                        "wire",
                        "--control",
                        "--device-port",
                        foreign.announced().get("port").asText())) {
            JsonNode announced = wire.announced();
            assertThat(announced.get("simulator").asText()).isEqualTo("wire");
            try (LinePeer peer = LinePeer.at(announced, "\r\n")) {
                peer.ask("I3");
                JsonNode log = wire.ask("wire tell log");
                assertThat(log.get("simulator").asText()).isEqualTo("wire");
                assertThat(log.get("dropped").asInt()).isZero();
                assertThat(log.get("log").findValuesAsText("event")).containsExactly("opened");
                assertThat(log.get("log").findValuesAsText("to")).containsExactly("device", "client");
                assertThat(log.get("log").get(1).get("bytes").asText()).isEqualTo("49330d0a");
                assertThat(log.get("log").get(1).get("ms").isIntegralNumber()).isTrue();
                assertThat(wire.ask("wire tell log").get("log")).isEmpty();

                assertThat(wire.say("wire corrupt 0")).isEqualTo("ok: wire corrupt 0");
                assertThat(peer.ask("I3")).doesNotStartWith("I3");
            }
        }
    }

    @Test
    void aWireBeforeAForeignSerialPortIsReachedByTcp(@TempDir Path directory) throws Exception {
        try (Cable cable = Cable.in(directory, "foreign");
                SimulatorProcess wire =
                        SimulatorProcess.start("wire", "--control", "--device", cable.device(), "--baud", "9600");
                LinePeer peer = LinePeer.at(wire.announced(), "\r")) {
            peer.say("hello");
            assertThat(cable.ask("", 6)).isEqualToIgnoringCase("68656c6c6f0d");
            cable.ask("796f750d", 0);
            assertThat(peer.hear()).isEqualTo("you");
            assertThat(wire.ask("tell log").get("log").findValuesAsText("bytes"))
                    .containsExactly("68656c6c6f0d", "796f750d");
        }
    }

    @Test
    void aWireNeedsToKnowWhereTheDeviceIs() throws Exception {
        try (SimulatorProcess wire = SimulatorProcess.start("wire")) {
            assertThat(wire.errors()).contains("--device-port, --device: give");
            assertThat(wire.ended()).isEqualTo(2);
        }
    }
}
