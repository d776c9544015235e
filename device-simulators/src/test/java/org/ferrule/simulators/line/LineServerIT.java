package org.ferrule.simulators.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two addressed devices on one line, as hosts see it. */
@Timeout(30)
class LineServerIT {

    /** Answers to its letter: at once, in pieces, twice; or announces something by itself. */
    private static final class Letter implements LineDevice {
        private final String letter;
        private final AtomicBoolean isAnnouncing = new AtomicBoolean();

        Letter(String letter) {
            this.letter = letter;
        }

        @Override
        public void received(String line, LineOutput output) {
            if (line.equals(letter + "pieces")) {
                output.send(letter + " in");
                output.send(Duration.ofMillis(20), " pieces\r\n");
            } else if (line.equals(letter + "late")) {
                output.send(Duration.ofMillis(300), letter + " late\r\n");
            } else if (line.equals(letter + "defect")) {
                throw new IllegalStateException("provoked");
            } else if (line.startsWith(letter)) {
                output.send(line + " heard\r\n");
            }
        }

        @Override
        public void elapsed(LineOutput output) {
            if (isAnnouncing.getAndSet(false)) {
                output.send(letter + " is up\r\n");
            }
        }
    }

    private final Letter a = new Letter("A");
    private final Letter b = new Letter("B");

    @Test
    void everyDeviceAnswersToItsOwnAddressAlsoWhenALineComesInPieces() throws Exception {
        try (LineServer server = LineServer.start(0, "\r\n", List.of(a, b));
                Host host = new Host(server.port())) {
            host.say("A1\r\nB");
            assertThat(host.hear()).isEqualTo("A1 heard");
            host.say("2\r");
            host.say("\nC3\r\nApieces\r\n");
            assertThat(host.hear()).isEqualTo("B2 heard");
            assertThat(host.hear()).isEqualTo("A in pieces");
        }
    }

    @Test
    void aDeviceDoesNotOvertakeItselfButOthersDo() throws Exception {
        try (LineServer server = LineServer.start(0, "\r\n", List.of(a, b));
                Host host = new Host(server.port())) {
            host.say("Alate\r\nA2\r\nApieces\r\nB3\r\n");
            assertThat(host.hear()).isEqualTo("B3 heard");
            assertThat(host.hear()).isEqualTo("A late");
            assertThat(host.hear()).isEqualTo("A2 heard");
            assertThat(host.hear()).isEqualTo("A in pieces");
        }
    }

    @Test
    void aDeviceSpeaksWithoutBeingAskedAndOutlivesADefect() throws Exception {
        try (LineServer server = LineServer.start(0, "\r\n", List.of(a, b));
                Host host = new Host(server.port())) {
            host.say("Adefect\r\nA1\r\n");
            assertThat(host.hear()).isEqualTo("A1 heard");
            b.isAnnouncing.set(true);
            assertThat(host.hear()).isEqualTo("B is up");
        }
    }

    @Test
    void theLastHostTakesTheLineOverWithoutTheRestOfAnOldLine() throws Exception {
        try (LineServer server = LineServer.start(0, "\r\n", List.of(a));
                Host first = new Host(server.port())) {
            first.say("A1\r\nA2");
            assertThat(first.hear()).isEqualTo("A1 heard");
            try (Host second = new Host(server.port())) {
                second.say("A3\r\n");
                assertThat(second.hear()).isEqualTo("A3 heard");
                assertThat(first.hear()).isNull();
            }
        }
    }

    /** Often, because a thread that still waits in the closed listener would keep the port for a moment. */
    @RepeatedTest(20)
    void closingHangsUpAndFreesThePort() throws Exception {
        LineServer server = LineServer.start(0, "\r", List.of(a));
        int port = server.port();
        try (Host host = new Host(port)) {
            host.say("A1\r");
            assertThat(host.hear()).isEqualTo("A1 heard");
            server.close();
            server.close();
            assertThat(host.hear()).isNull();
        }
        LineServer.start(port, "\r", List.of(a)).close();
    }

    @Test
    void whatCannotBeOpenedIsNamed() throws Exception {
        try (LineServer server = LineServer.start(0, "\r", List.of(a))) {
            assertThatThrownBy(() -> LineServer.start(server.port(), "\r", List.of(b)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(String.valueOf(server.port()));
        }
        assertThatThrownBy(() -> LineServer.start(new SerialLine("/dev/no-such-port", 9600, 1), "\r", List.of(b)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/dev/no-such-port");
    }

    @Test
    void theSameOnASerialPort(@TempDir Path directory) throws Exception {
        Path host = directory.resolve("host");
        Path device = directory.resolve("device");
        assertThat(Path.of("/usr/bin/socat"))
                .as("socat lays the serial line; install it with 'apt-get install socat', as .ci/run does")
                .isExecutable();
        Process socat = new ProcessBuilder("socat", "pty,raw,echo=0,link=" + device, "pty,raw,echo=0,link=" + host)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            Awaitility.await().until(() -> Files.exists(device) && Files.exists(host));
            SerialLine serial = new SerialLine(device.toRealPath().toString(), 9600, 1);
            try (LineServer server = LineServer.start(serial, "\r\n", List.of(a));
                    FileOutputStream out = new FileOutputStream(host.toFile());
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(new FileInputStream(host.toFile()), StandardCharsets.US_ASCII))) {
                out.write("Apieces\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(in.readLine()).isEqualTo("A in pieces");
                assertThat(server.port()).isZero();
            }
        } finally {
            socat.destroy();
        }
    }

    private static final class Host implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;

        Host(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(5000);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        }

        void say(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        /** The next line, or null once the line was hung up. */
        String hear() throws IOException {
            return in.readLine();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
