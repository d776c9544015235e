package org.ferrule.simulators.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;

/** A connection to a server on the loopback address, such as a simulator that stands in for a device behind a serial port. */
final class ClientMedium implements LineMedium {

    private static final int CHUNK = 512;

    private final Socket socket;

    private ClientMedium(Socket socket) {
        this.socket = socket;
    }

    static ClientMedium connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return new ClientMedium(socket);
    }

    @Override
    public void start(Hearing hearing) {
        var unused = LineThreads.start("line-client-" + socket.getLocalPort(), () -> listen(hearing));
    }

    private void listen(Hearing hearing) {
        byte[] chunk = new byte[CHUNK];
        try (socket) {
            hearing.connected();
            for (int count = socket.getInputStream().read(chunk);
                    count >= 0;
                    count = socket.getInputStream().read(chunk)) {
                hearing.heard(Arrays.copyOf(chunk, count));
            }
        } catch (IOException e) {
            // The server is gone, or this end was closed: there is nothing more to hear.
        }
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
