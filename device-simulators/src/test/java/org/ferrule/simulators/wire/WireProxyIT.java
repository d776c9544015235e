package org.ferrule.simulators.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real sockets: a device that answers each byte {@code x} with {@code <x0123>}. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WireProxyIT {
    private static final int SOON_MILLIS = 300;
    private static final int LONG_MILLIS = 20_000;
    private static final int OFTEN = 500;

    private final List<WireEvent> seen = new CopyOnWriteArrayList<>();
    private ServerSocket device;
    private Thread serving;
    private WireProxy wire;
    private Socket peer;

    @BeforeEach
    void start() throws IOException {
        device = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        serving = new Thread(this::serve, "device");
        serving.setDaemon(true);
        serving.start();
        wire = WireProxy.start(0, device.getLocalPort(), seen::add);
        peer = connect();
    }

    @AfterEach
    void end() throws IOException {
        peer.close();
        wire.close();
        device.close();
    }

    private void serve() {
        while (true) {
            try {
                Socket socket = device.accept();
                Thread talking = new Thread(() -> answer(socket), "device-connection");
                talking.setDaemon(true);
                talking.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void answer(Socket socket) {
        try (socket) {
            for (int asked = socket.getInputStream().read();
                    asked >= 0;
                    asked = socket.getInputStream().read()) {
                socket.getOutputStream().write(("<" + (char) asked + "0123>").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException gone) {
            // The connection ended; the test sees it at its own end.
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), wire.port());
        socket.setSoTimeout(LONG_MILLIS);
        return socket;
    }

    private void ask(String requests) throws IOException {
        peer.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
    }

    private String read(int count) throws IOException {
        return new String(peer.getInputStream().readNBytes(count), StandardCharsets.US_ASCII);
    }

    private String talk(String request) throws IOException {
        ask(request);
        return read(7);
    }

    private void nothingComes() throws IOException {
        peer.setSoTimeout(SOON_MILLIS);
        InputStream in = peer.getInputStream();
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(in::read);
        peer.setSoTimeout(LONG_MILLIS);
    }

    @Test
    void leadsThereAndBackAndWritesDownEveryByte() throws Exception {
        assertThat(talk("a")).isEqualTo("<a0123>");

        assertThat(seen)
                .extracting(WireEvent::kind)
                .containsExactly(WireEvent.Kind.OPENED, WireEvent.Kind.TO_DEVICE, WireEvent.Kind.FROM_DEVICE);
        assertThat(seen.get(1).line()).matches("\\d+\\.\\d{6} #1 > 61");
        assertThat(seen.get(2).line()).endsWith("#1 < 3c 61 30 31 32 33 3e");
    }

    @Test
    void slicesArriveApartAndComplete() throws Exception {
        talk("a");
        wire.apply("slice 1");

        assertThat(talk("b")).isEqualTo("<b0123>");
        assertThat(seen)
                .filteredOn(event -> event.kind() == WireEvent.Kind.FROM_DEVICE)
                .hasSize(1 + 7);
        wire.apply("slice off");
        assertThat(talk("c")).isEqualTo("<c0123>");
    }

    @Test
    void aDelayedAnswerComesLaterAndStaysInOrder() throws Exception {
        wire.apply("delay 400");
        ask("a");
        nothingComes();
        wire.apply("clear");
        ask("b");

        assertThat(read(14)).isEqualTo("<a0123><b0123>");
    }

    @Test
    void oneAnswerIsDelayedAndTheNextIsNot() throws Exception {
        wire.apply("delay 400 once");
        ask("a");
        nothingComes();

        assertThat(read(7)).isEqualTo("<a0123>");
        assertThat(talk("b")).isEqualTo("<b0123>");
    }

    @Test
    void aLateAnswerComesAsIfItWereTheNextOnes() throws Exception {
        wire.apply("late");
        ask("a");
        nothingComes();

        assertThat(talk("b")).isEqualTo("<a0123>");
        assertThat(read(7)).isEqualTo("<b0123>");
    }

    @Test
    void oneAnswerIsDoubledOneIsSpoiltAndTheNextAreWhole() throws Exception {
        wire.apply("duplicate");
        assertThat(talk("a") + read(7)).isEqualTo("<a0123><a0123>");
        wire.apply("corrupt -1");
        assertThat(talk("b")).startsWith("<b0123").isNotEqualTo("<b0123>");
        wire.apply("corrupt 1");
        assertThat(talk("b")).endsWith("0123>").isNotEqualTo("<b0123>");
        wire.apply("corrupt 1 1");
        assertThat(talk("b")).isEqualTo("<c0123>");
        assertThat(talk("c")).isEqualTo("<c0123>");
    }

    @Test
    void coalescedAnswersComeTogether() throws Exception {
        talk("a");
        wire.apply("coalesce 300");
        ask("b");
        nothingComesAtOnce();
        ask("c");

        assertThat(read(14)).isEqualTo("<b0123><c0123>");
        assertThat(seen)
                .filteredOn(event -> event.kind() == WireEvent.Kind.FROM_DEVICE)
                .hasSize(2);
    }

    private void nothingComesAtOnce() throws IOException {
        peer.setSoTimeout(50);
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() -> peer.getInputStream().read());
        peer.setSoTimeout(LONG_MILLIS);
    }

    @Test
    void aBlackHoleSwallowsAndLetsGoAgain() throws Exception {
        wire.apply("blackhole on");
        ask("a");
        nothingComes();
        wire.apply("blackhole off");

        assertThat(talk("b")).isEqualTo("<b0123>");
        assertThat(seen).extracting(WireEvent::kind).contains(WireEvent.Kind.LOST);
    }

    @Test
    void aHalfOpenConnectionNeverEndsAndANewOneWorks() throws Exception {
        talk("a");
        wire.apply("halfopen");
        ask("b");
        nothingComes();

        peer.close();
        peer = connect();
        assertThat(talk("c")).isEqualTo("<c0123>");
    }

    @Test
    void aDroppedConnectionEndsAndANewOneWorks() throws Exception {
        talk("a");
        wire.apply("drop");
        assertThat(peer.getInputStream().read()).isEqualTo(-1);

        peer = connect();
        assertThat(talk("b")).isEqualTo("<b0123>");
    }

    @Test
    void whoeverKnocksRightAfterTheOrderIsRefusedEachTime() throws Exception {
        for (int n = 0; n < OFTEN; n++) {
            wire.apply("refuse on");
            assertThatExceptionOfType(ConnectException.class)
                    .as("time %d", n)
                    .isThrownBy(() -> connect().close());
            wire.apply("refuse off");
        }
    }

    @Test
    void whoeverRefusesAlreadyLeavesThePortToWhoHasTakenIt() throws Exception {
        wire.apply("refuse on");
        try (ServerSocket knocks = new ServerSocket(wire.port(), 10, InetAddress.getLoopbackAddress())) {
            wire.apply("refuse on");

            assertThat(knocks.isClosed()).isFalse();
        }
        wire.apply("refuse off");
        peer = connect();
        assertThat(talk("a")).isEqualTo("<a0123>");
    }

    @Test
    void whoIsRefusedCannotConnectUntilThePortIsThereAgain() throws Exception {
        talk("a");
        int port = wire.port();
        wire.apply("refuse on");
        assertThat(peer.getInputStream().read()).isEqualTo(-1);
        assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connect);
        wire.apply("refuse off");

        assertThat(wire.port()).isEqualTo(port);
        peer = connect();
        assertThat(talk("b")).isEqualTo("<b0123>");
    }

    @Test
    void aDeviceThatDoesNotListenEndsTheConnection() throws Exception {
        device.close();
        // Until nobody waits for connections any more, the system may still make one.
        serving.join();
        try (Socket refused = connect()) {
            assertThat(refused.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(seen).extracting(WireEvent::note).contains("the device does not listen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dorp",
                "delay",
                "delay -1",
                "delay soon",
                "slice 0",
                "refuse",
                "drop now",
                "corrupt x",
                "corrupt 1 256"
            })
    void whatIsNotUnderstoodIsAnsweredWithAllCommands(String command) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wire.apply(command))
                .withMessageContaining("'" + command + "'")
                .withMessageContaining("blackhole on|off");
    }
}
