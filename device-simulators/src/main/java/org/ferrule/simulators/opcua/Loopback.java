package org.ferrule.simulators.opcua;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;

/** Where servers listen: ports of 127.0.0.1. */
public final class Loopback {

    private static final long PATIENCE_SECONDS = 5;

    private Loopback() {}

    /** A port that is free, since the endpoint URLs must name it before it is bound, so that 0 cannot be handed down. */
    public static int probePort(int wanted) throws IOException {
        try (ServerSocket probe = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new IOException(refusal(wanted), e);
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
