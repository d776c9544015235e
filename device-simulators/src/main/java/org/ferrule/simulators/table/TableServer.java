package org.ferrule.simulators.table;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.ferrule.simulators.opcua.Access;
import org.ferrule.simulators.opcua.Endpoints;
import org.ferrule.simulators.opcua.Loopback;
import org.ferrule.simulators.opcua.Product;
import org.ferrule.simulators.opcua.SecuredServer;
import org.ferrule.simulators.opcua.ServerIdentity;

/** A device of a table behind OPC UA on 127.0.0.1. */
public final class TableServer implements AutoCloseable {

    private static final Product PRODUCT = new Product("table", "Ferrule table simulator", "/device");

    private final OpcUaServer server;
    private final TableNodes nodes;
    private final Where where;
    private boolean isClosed;

    private TableServer(OpcUaServer server, TableNodes nodes, Where where) {
        this.server = server;
        this.nodes = nodes;
        this.where = where;
    }

    private record Where(int port, String url, Path certificate) {}

    /**
     * Shows a device to clients; returns when they can connect.
     *
     * @param port 0 for any free one
     * @param keys directory for its key and certificate
     * @throws IOException if the port is taken or the key cannot be had
     */
    public static TableServer start(int port, Path keys, Access access, TableDevice device) throws IOException {
        String applicationUri = "urn:ferrule:simulator:table:" + device.serialNumber();
        ServerIdentity identity = ServerIdentity.loadOrCreate(keys, PRODUCT, applicationUri);
        try (Loopback.Held held = Loopback.hold(port)) {
            Endpoints endpoints =
                    new Endpoints(PRODUCT, held.port(), identity, access.user().isPresent());
            OpcUaServer server = SecuredServer.make(applicationUri, identity, endpoints, access);
            TableNodes nodes = new TableNodes(server, device);
            nodes.startup();
            Where where = new Where(held.port(), endpoints.url(), keys.resolve(PRODUCT.certificateFile()));
            return bound(new TableServer(server, nodes, where));
        }
    }

    private static TableServer bound(TableServer started) throws IOException {
        try {
            Loopback.bind(started.server, started.port());
            return started;
        } catch (IOException e) {
            started.close();
            throw e;
        }
    }

    /** The port that the server listens on. */
    public int port() {
        return where.port();
    }

    /** The URL for clients. */
    public String endpointUrl() {
        return where.url();
    }

    /** The server's certificate in DER, for a client's trust list. */
    public Path certificateFile() {
        return where.certificate();
    }

    @Override
    public synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            nodes.shutdown();
            Loopback.shutdown(server);
        }
    }
}
