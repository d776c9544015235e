package org.ferrule.simulators.arc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.ferrule.simulators.culture.CultureState;
import org.ferrule.simulators.culture.ManualClock;
import org.ferrule.simulators.line.SerialLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** RTU over a pair of pseudo-terminals, which socat makes. */
@Timeout(30)
class SerialLineIT {

    @TempDir
    private Path directory;

    private Process socat;

    @BeforeEach
    void layTheCable() throws IOException {
        assertThat(Path.of("/usr/bin/socat"))
                .as("socat lays the serial line; install it with 'apt-get install socat', as .ci/run does")
                .isExecutable();
        socat = new ProcessBuilder(
                        "/usr/bin/socat",
                        "pty,raw,echo=0,link=" + directory.resolve("sensor"),
                        "pty,raw,echo=0,link=" + directory.resolve("master"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> Files.exists(directory.resolve("sensor")) && Files.exists(directory.resolve("master")));
    }

    @AfterEach
    void cutTheCable() {
        if (socat != null) {
            socat.destroy();
        }
    }

    @Test
    void answersOnASerialDevice() throws Exception {
        ArcSensor sensor = new ArcSensor(
                ArcSettings.of(ArcType.PH, 1, "0001001", 5),
                () -> new CultureState(0, 1, 98, 37, 7.2, 40, 4, 0, 1000, 1013),
                new ManualClock());
        String device = directory.resolve("sensor").toRealPath().toString();
        try (ArcServer server = ArcServer.start(new SerialLine(device, 19_200, 2), List.of(sensor));
                FileOutputStream out =
                        new FileOutputStream(directory.resolve("master").toFile());
                DataInputStream in = new DataInputStream(
                        new FileInputStream(directory.resolve("master").toFile()))) {
            assertThat(server.port()).isZero();
            out.write(HexFormat.of().parseHex("010314BF0006F1DC"));
            CompletableFuture<byte[]> answer = CompletableFuture.supplyAsync(() -> read(in, 17));

            assertThat(HexFormat.of().withUpperCase().formatHex(answer.get(5, TimeUnit.SECONDS)))
                    .isEqualTo("01030C10000000000000000000416062F7");
        }
    }

    private static byte[] read(DataInputStream in, int length) {
        byte[] bytes = new byte[length];
        try {
            in.readFully(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes;
    }
}
