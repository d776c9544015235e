package org.ferrule.transport.modbus;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Modbus TCP server that does what a test tells it with each request, from the first one on a connection to the last. */
final class BrokenServer implements AutoCloseable {
    /** Every request of every connection, as it came, header included. */
    final List<byte[]> requests = new CopyOnWriteArrayList<>();

    final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private volatile Fault fault;

    BrokenServer(Fault fault) throws IOException {
        this.fault = fault;
        Thread acceptor = new Thread(this::accept, "broken-server");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    int port() {
        return server.getLocalPort();
    }

    void become(Fault next) {
        fault = next;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.add(socket);
                Thread thread = new Thread(() -> serve(socket), "broken-connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                byte[] header = in.readNBytes(6);
                if (header.length < 6) {
                    return;
                }
                byte[] rest = in.readNBytes(ByteBuffer.wrap(header).getShort(4));
                byte[] request = ByteBuffer.allocate(6 + rest.length)
                        .put(header)
                        .put(rest)
                        .array();
                requests.add(request);
                fault.answer(request, socket, socket.getOutputStream());
            }
        } catch (IOException | UncheckedIOException e) {
            // The client gave the connection up.
        }
    }

    /** The right answer to a read of registers: each register holds its address. */
    static byte[] good(byte[] request) {
        ByteBuffer in = ByteBuffer.wrap(request);
        int address = in.getShort(8) & 0xFFFF;
        int count = in.getShort(10);
        ByteBuffer out = ByteBuffer.allocate(9 + 2 * count);
        out.putShort(in.getShort(0)).putShort((short) 0).putShort((short) (3 + 2 * count));
        out.put(request[6]).put(request[7]).put((byte) (2 * count));
        for (int i = 0; i < count; i++) {
            out.putShort((short) (address + i));
        }
        return out.array();
    }

    /** The right answer with one byte changed. */
    static Fault changed(int index, int delta) {
        return (request, socket, out) -> {
            byte[] answer = good(request);
            answer[index] += (byte) delta;
            out.write(answer);
        };
    }

    static Fault exception(int code) {
        return (request, socket, out) -> out.write(
                new byte[] {request[0], request[1], 0, 0, 0, 3, request[6], (byte) (request[7] | 0x80), (byte) code});
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : connections) {
            socket.close();
        }
    }

    /** What happens to one request. */
    @FunctionalInterface
    interface Fault {
        void answer(byte[] request, Socket socket, OutputStream out) throws IOException;
    }
}
