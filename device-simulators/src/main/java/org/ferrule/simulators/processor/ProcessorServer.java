package org.ferrule.simulators.processor;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.ferrule.simulators.opcua.Endpoints;
import org.ferrule.simulators.opcua.Loopback;
import org.ferrule.simulators.opcua.Product;
import org.ferrule.simulators.opcua.SecuredServer;
import org.ferrule.simulators.opcua.ServerIdentity;
import org.ferrule.simulators.processor.device.CounterflowDevice;
import org.ferrule.simulators.processor.device.ProcessorSettings;
import org.ferrule.simulators.processor.nodes.ProcessorAddressSpace;

/** A cell processor behind OPC UA on 127.0.0.1. The device outlives its server. */
public final class ProcessorServer implements AutoCloseable {
    private static final Product PRODUCT =
            new Product("cell-processor", "Ferrule cell processor simulator, Rotea-like", "/processor");

    private final OpcUaServer server;
    private final ProcessorAddressSpace space;
    private final Endpoints endpoints;
    private final int port;
    private final Path certificate;
    private boolean isClosed;

    private ProcessorServer(OpcUaServer server, ProcessorAddressSpace space, Endpoints endpoints, Where where) {
        this.server = server;
        this.space = space;
        this.endpoints = endpoints;
        this.port = where.port();
        this.certificate = where.certificate();
    }

    private record Where(int port, Path certificate) {}

    /**
     * Shows a device to clients; returns when they can connect.
     *
     * @throws IOException if the port is taken or the key cannot be had
     */
    public static ProcessorServer start(ProcessorSettings settings, CounterflowDevice device) throws IOException {
        String applicationUri = "urn:ferrule:simulator:cell-processor:" + settings.serialNumber();
        ServerIdentity identity = ServerIdentity.loadOrCreate(settings.pkiDir(), PRODUCT, applicationUri);
        try (Loopback.Held held = Loopback.hold(settings.port())) {
            int port = held.port();
            Endpoints endpoints = new Endpoints(
                    PRODUCT, port, identity, settings.access().user().isPresent());
            OpcUaServer server = SecuredServer.make(applicationUri, identity, endpoints, settings.access());
            ProcessorAddressSpace space = new ProcessorAddressSpace(server, device, settings);
            space.startup();
            Path certificate = settings.pkiDir().resolve(PRODUCT.certificateFile());
            return bound(new ProcessorServer(server, space, endpoints, new Where(port, certificate)));
        }
    }

    private static ProcessorServer bound(ProcessorServer started) throws IOException {
        try {
            Loopback.bind(started.server, started.port);
            return started;
        } catch (IOException e) {
            started.close();
            throw e;
        }
    }

    /** The port that the server listens on. */
    public int port() {
        return port;
    }

    /** The URL for clients; unencrypted discovery is below it, at {@code /discovery}. */
    public String endpointUrl() {
        return endpoints.url();
    }

    /** The server's certificate in DER, for a client's trust list. */
    public Path certificateFile() {
        return certificate;
    }

    @Override
    public synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            space.shutdown();
            Loopback.shutdown(server);
        }
    }
}
