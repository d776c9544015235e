package org.ferrule.zoo.device;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The device's end of the line: any number of connections, each with a thread, one line in and one line out. */
final class Listener implements AutoCloseable {
    private static final int SLOW_MILLIS = 100;

    private final Device device;
    private final boolean isSlow;
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    Listener(Device device, boolean isSlow) throws IOException {
        this.device = device;
        this.isSlow = isSlow;
        start(this::accept);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "zoo-device");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            connection.setTcpNoDelay(true);
            OutputStream out = connection.getOutputStream();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String answer = device.answer(line);
                if (isSlow) {
                    Thread.sleep(SLOW_MILLIS);
                }
                if (!answer.isEmpty()) {
                    out.write((answer + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // The client is gone, or the device was switched off.
        } finally {
            connections.remove(connection);
        }
    }

    /** As when the power fails. */
    void hangUp() {
        for (Socket connection : connections) {
            try {
                connection.close();
            } catch (IOException alreadyGone) {
                // Which is what is wanted.
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
    }
}
