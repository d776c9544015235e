package org.ferrule.transport.opcua;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Passes bytes on until it is told to swallow them, or to cut the line. */
final class TcpProxy implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final int target;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private volatile boolean isSwallowing;

    TcpProxy(int target) throws IOException {
        this.target = target;
        run(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** True if the client sent these characters in clear text. */
    boolean hasSent(String text) {
        return sent.toString(StandardCharsets.ISO_8859_1).contains(text);
    }

    void swallow() {
        isSwallowing = true;
    }

    void cut() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    private void accept() throws IOException {
        while (!listening.isClosed()) {
            Socket client = listening.accept();
            try {
                join(client, new Socket(InetAddress.getLoopbackAddress(), target));
            } catch (ConnectException e) {
                client.close();
            }
        }
    }

    private void join(Socket client, Socket server) {
        sockets.add(client);
        sockets.add(server);
        run(() -> pass(client, server, sent));
        run(() -> pass(server, client, OutputStream.nullOutputStream()));
    }

    private void pass(Socket from, Socket to, OutputStream copy) throws IOException {
        byte[] buffer = new byte[8192];
        InputStream in = from.getInputStream();
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            copy.write(buffer, 0, count);
            if (!isSwallowing) {
                to.getOutputStream().write(buffer, 0, count);
            }
        }
        to.close();
    }

    private static void run(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        // The way in which a line ends.
                    }
                },
                "tcp-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }

    private interface Work {
        void run() throws IOException;
    }
}
