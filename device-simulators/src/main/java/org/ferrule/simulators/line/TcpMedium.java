package org.ferrule.simulators.line;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A listening socket. A line has one host: who connects last takes it over, so that a host that lost its connection can come back. */
final class TcpMedium implements LineMedium {

    private static final int CHUNK = 512;
    private static final int LONGEST_END_MILLIS = 2_000;

    private final ServerSocket listener;
    private final AtomicReference<@Nullable Socket> host = new AtomicReference<>();
    private final AtomicReference<@Nullable Thread> accepting = new AtomicReference<>();

    private TcpMedium(ServerSocket listener) {
        this.listener = listener;
    }

    static TcpMedium open(int port) throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            listener.close();
            throw new IOException("port " + port + ": " + e.getMessage(), e);
        }
        return new TcpMedium(listener);
    }

    @Override
    public void start(Hearing hearing) {
        accepting.set(LineThreads.start("line-accept-" + listener.getLocalPort(), () -> accept(hearing)));
    }

    private void accept(Hearing hearing) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                replace(socket);
                var unused = LineThreads.start("line-host-" + socket.getPort(), () -> listen(socket, hearing));
            } catch (IOException e) {
                // The listener was closed, or a host hung up before it was taken; only the first ends the loop.
            }
        }
    }

    private void replace(@Nullable Socket next) {
        Socket old = host.getAndSet(next);
        if (old != null) {
            hangUp(old);
        }
        if (listener.isClosed() && next != null) {
            hangUp(next);
        }
    }

    private void listen(Socket socket, Hearing hearing) {
        byte[] chunk = new byte[CHUNK];
        try (socket) {
            hearing.connected();
            for (int count = socket.getInputStream().read(chunk);
                    count >= 0;
                    count = socket.getInputStream().read(chunk)) {
                hearing.heard(Arrays.copyOf(chunk, count));
            }
        } catch (IOException e) {
            // The host is gone, or this end was closed: either way there is nothing more to hear.
        } finally {
            host.compareAndSet(socket, null);
        }
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        Socket socket = host.get();
        if (socket != null) {
            socket.getOutputStream().write(bytes);
        }
    }

    @Override
    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            // A listener that cannot be closed ends with the process.
        }
        replace(null);
        awaitEnd(accepting.get());
    }

    /** The port is free only when nobody waits in the closed listener any more. */
    private static void awaitEnd(@Nullable Thread thread) {
        if (thread != null) {
            try {
                thread.join(LONGEST_END_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more either way.
        }
    }
}
