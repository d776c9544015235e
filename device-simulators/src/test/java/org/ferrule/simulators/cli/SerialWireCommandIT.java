package org.ferrule.simulators.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.ferrule.simulators.line.Cable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code simulate NAME --device ... --wire}: RTU on a serial port, with a wire before it. */
@Timeout(120)
class SerialWireCommandIT {

    private static final String REQUEST = "01 03 14BF 0006 F1DC";
    private static final String ANSWER = "01030C10000000000000000000416062F7";

    @Test
    void aWireStandsAtTheSerialPortAndObeysUnderItsName(@TempDir Path directory) throws Exception {
        Path log = directory.resolve("wire.log");
        try (Cable cable = Cable.in(directory, "line");
                SimulatorProcess simulator = SimulatorProcess.start(
                        "arc-ph",
                        "--transport",
                        "rtu",
                        "--device",
                        cable.device(),
                        "--wire-log",
                        log.toString(),
                        "--control")) {
            assertThat(simulator.announced().get("url").asText()).isEqualTo("modbus-rtu:" + cable.device());
            assertThat(cable.ask(REQUEST, 17)).isEqualTo(ANSWER);

            assertThat(simulator.say("arc-ph/wire corrupt -1")).isEqualTo("ok: arc-ph/wire corrupt -1");
            assertThat(cable.ask(REQUEST, 17)).as("wrong CRC").isEqualTo(ANSWER.replaceFirst("F7$", "E2"));
            assertThat(simulator.say("arc-ph/wire duplicate")).startsWith("ok");
            assertThat(cable.ask(REQUEST, 34)).isEqualTo(ANSWER + ANSWER);
            assertThat(simulator.say("transaction wrong")).startsWith("ok");
            assertThat(cable.ask(REQUEST, 17)).as("another address").startsWith("41030C");
            assertThat(simulator.say("arc-ph/wire refuse on"))
                    .startsWith("error: 'refuse on' does not apply: a serial line has no connection");
            assertThat(Files.readString(log)).contains("#1 > 01 03 14 bf 00 06 f1 dc", "#0 ! corrupt -1");
        }
    }
}
