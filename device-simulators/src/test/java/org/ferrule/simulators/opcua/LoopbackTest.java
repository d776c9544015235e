package org.ferrule.simulators.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** Many simulators start at once beside programs that connect: none may lose the port whose number it has given out already. */
class LoopbackTest {
    private static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Test
    void aHeldPortIsGivenToNobodyElse() throws Exception {
        try (Loopback.Held held = Loopback.hold(0);
                Socket other = new Socket()) {
            assertThatThrownBy(() -> other.bind(at(held.port()))).isInstanceOf(BindException.class);
        }
    }

    @Test
    void aServerListensOnTheHeldPortWhichIsTakenThen() throws Exception {
        try (ServerSocket server = new ServerSocket()) {
            server.setReuseAddress(true);
            try (Loopback.Held held = Loopback.hold(0)) {
                server.bind(at(held.port()));
            }

            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
                assertThat(client.isConnected()).isTrue();
            }
            assertThatThrownBy(() -> Loopback.hold(server.getLocalPort()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + server.getLocalPort());
        }
    }
}
