package org.ferrule.simulators.lads;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.ferrule.simulators.culture.SimulationClock;
import org.ferrule.simulators.culture.Vessel;
import org.ferrule.simulators.lads.nodes.LadsAddressSpace;
import org.ferrule.simulators.lads.nodes.MethodTally;
import org.ferrule.simulators.lads.nodes.Nameplate;
import org.ferrule.simulators.lads.nodes.NodeStamps;
import org.ferrule.simulators.lads.nodes.ServerTime;
import org.ferrule.simulators.lads.nodes.UnitWiring;
import org.ferrule.simulators.lads.security.Access;
import org.ferrule.simulators.lads.security.Endpoints;
import org.ferrule.simulators.lads.security.SecuredServer;
import org.ferrule.simulators.lads.security.ServerIdentity;
import org.ferrule.simulators.lads.unit.UnitLock;
import org.ferrule.simulators.lads.unit.UnitStateMachine;
import org.ferrule.simulators.lads.unit.VesselControl;
import org.jspecify.annotations.Nullable;

/**
 * A stirred bioreactor behind OPC UA on 127.0.0.1. Start it once, close it once; the vessel lives on and can be shared with
 * other simulated devices.
 */
public final class LadsBioreactorServer implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 5;
    private static final String SOFTWARE_REVISION = "0.1.0";

    private final LadsServerSettings settings;
    private final LadsFaults faults = new LadsFaults();
    private final MethodTally tally = new MethodTally();
    private final ActingTimer acting;
    private final UnitWiring wiring;
    private final InstantSource time;
    private @Nullable Bound bound;

    /** What exists while the server listens. */
    private record Bound(OpcUaServer server, LadsAddressSpace space, Endpoints endpoints, int port) {}

    public LadsBioreactorServer(LadsServerSettings settings, Vessel vessel) {
        this.settings = settings;
        this.time = InstantSource.offset(SimulationClock.wall(), settings.clockOffset());
        this.acting = new ActingTimer(settings.actingSeconds());
        UnitStateMachine states = new UnitStateMachine(acting, new VesselControl(vessel)::enter, time);
        this.wiring = new UnitWiring(vessel, states, new UnitLock(time), faults, tally);
    }

    /**
     * Binds the port and begins to answer; returns when clients can connect.
     *
     * @throws IOException if the port is taken or the key cannot be had
     */
    public synchronized void start() throws IOException {
        if (bound != null) {
            throw new IllegalStateException("already started on port " + port());
        }
        Nameplate nameplate = new Nameplate(settings.serialNumber(), SOFTWARE_REVISION);
        String applicationUri = nameplate.productInstanceUri();
        ServerIdentity identity = ServerIdentity.loadOrCreate(settings.pkiDir(), applicationUri);
        int port = probePort(settings.port());
        Optional<Access.User> user =
                Optional.ofNullable(settings.user()).map(name -> new Access.User(name, settings.password()));
        Endpoints endpoints = new Endpoints(port, identity, user.isPresent());
        OpcUaServer server =
                SecuredServer.make(applicationUri, identity, endpoints, new Access(user, settings.allowNone()));
        ServerTime.tell(server, time);
        LadsAddressSpace space =
                new LadsAddressSpace(server, nameplate, wiring, new NodeStamps(settings.nodeIdSeed(), time));
        space.startup();
        bound = new Bound(server, space, endpoints, port);
        bind(server, port);
    }

    /** The port that the server listens on. */
    public int port() {
        return present().port();
    }

    /** The URL for clients; unencrypted discovery is below it, at {@code /discovery}. */
    public String endpointUrl() {
        return present().endpoints().url();
    }

    /** The server's certificate in DER, for a client's trust list; exists once the server has been started. */
    public Path certificateFile() {
        return settings.pkiDir().resolve(ServerIdentity.CERTIFICATE_FILE);
    }

    /** Switches faults on and off while the server runs. */
    public LadsFaults faults() {
        return faults;
    }

    /** How often each method did what it was asked to, by object and method name: {@code Temperature/Start}. */
    public Map<String, Integer> executedMethods() {
        return tally.snapshot();
    }

    @Override
    public synchronized void close() {
        acting.close();
        Bound was = bound;
        bound = null;
        if (was != null) {
            was.space().shutdown();
            was.server()
                    .shutdown()
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
    }

    private synchronized Bound present() {
        Bound present = bound;
        if (present == null) {
            throw new IllegalStateException("the server is not started");
        }
        return present;
    }

    private void bind(OpcUaServer server, int port) throws IOException {
        try {
            server.startup().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new IOException(refusal(port), e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while binding 127.0.0.1:" + port, e);
        }
    }

    // The endpoint URLs must name the port before it is bound, so that 0 cannot be handed down.
    private static int probePort(int wanted) throws IOException {
        try (ServerSocket probe = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new IOException(refusal(wanted), e);
        }
    }

    private static String refusal(int port) {
        return "cannot listen on 127.0.0.1:" + port + "; choose another port, or 0";
    }
}
