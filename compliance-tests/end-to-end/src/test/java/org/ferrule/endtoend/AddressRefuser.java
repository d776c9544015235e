package org.ferrule.endtoend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Answers every Hello of an OPC UA client with an Error (OPC 10000-6, 7.1.2.5): the address is not known here. */
final class AddressRefuser implements AutoCloseable {
    private static final int BAD_TCP_ENDPOINT_URL_INVALID = 0x80830000;

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    AddressRefuser() throws IOException {
        Thread thread = new Thread(this::serve);
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                if (client.getInputStream().read(new byte[1024]) > 0) {
                    client.getOutputStream().write(refusal());
                    client.getOutputStream().flush();
                }
            } catch (IOException gone) {
                // The next client, or the end.
            }
        }
    }

    private static byte[] refusal() {
        byte[] reason = "no such address".getBytes(StandardCharsets.US_ASCII);
        int size = 16 + reason.length;
        return ByteBuffer.allocate(size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("ERRF".getBytes(StandardCharsets.US_ASCII))
                .putInt(size)
                .putInt(BAD_TCP_ENDPOINT_URL_INVALID)
                .putInt(reason.length)
                .put(reason)
                .array();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
