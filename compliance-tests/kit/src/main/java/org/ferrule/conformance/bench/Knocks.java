package org.ferrule.conformance.bench;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands where a device stood, shuts the door on everybody, and counts who came. */
public final class Knocks implements AutoCloseable {
    private static final int BACKLOG = 200;

    private final ServerSocket door;
    private final AtomicInteger count = new AtomicInteger();

    private Knocks(ServerSocket door) {
        this.door = door;
    }

    /** Begins to count at a port that nobody listens on any more; empty while somebody's connection happens to begin there. */
    public static Optional<Knocks> at(int port) throws IOException {
        Knocks knocks;
        try {
            knocks = new Knocks(new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress()));
        } catch (BindException taken) {
            return Optional.empty();
        }
        Thread thread = new Thread(knocks::listen, "knocks");
        thread.setDaemon(true);
        thread.start();
        return Optional.of(knocks);
    }

    private void listen() {
        while (!door.isClosed()) {
            try (Socket visitor = door.accept()) {
                // With a reset, as by a device whose server is gone.
                visitor.setSoLinger(true, 0);
                count.incrementAndGet();
            } catch (IOException closed) {
                // Either the door was shut, which ends the loop, or a visitor had gone before.
            }
        }
    }

    /** How many came so far. */
    public int count() {
        return count.get();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
