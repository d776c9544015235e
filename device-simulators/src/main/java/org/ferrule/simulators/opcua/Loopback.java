package org.ferrule.simulators.opcua;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;

/** Where servers listen: ports of 127.0.0.1. */
public final class Loopback {

    private static final long PATIENCE_SECONDS = 5;

    private Loopback() {}

    /**
     * A port for a server, since its endpoint URLs must name it before it is bound, so that 0 cannot be handed down. Nobody else is given it
     * meanwhile: a socket holds it that does not listen, which a server may bind beside.
     *
     * @param wanted 0 for any free one
     * @throws IOException if the port is taken
     */
    public static Held hold(int wanted) throws IOException {
        Socket holder = new Socket();
        try {
            holder.setReuseAddress(true);
            holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return new Held(holder);
        } catch (IOException e) {
            holder.close();
            throw new IOException(refusal(wanted), e);
        }
    }

    /** A port that is kept for a server until this is closed. */
    public record Held(Socket holder) implements AutoCloseable {
        /** Its number. */
        public int port() {
            return holder.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            holder.close();
        }
    }

    /** Returns when clients can connect; a server that cannot listen is to be shut down by the caller. */
    public static void bind(OpcUaServer server, int port) throws IOException {
        try {
            server.startup().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            SessionDiagnostics.workOut(server);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(refusal(port), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while binding 127.0.0.1:" + port, e);
        }
    }

    /** Frees the port. */
    public static void shutdown(OpcUaServer server) {
        server.shutdown().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private static String refusal(int port) {
        return "cannot listen on 127.0.0.1:" + port + "; choose another port, or 0";
    }
}
