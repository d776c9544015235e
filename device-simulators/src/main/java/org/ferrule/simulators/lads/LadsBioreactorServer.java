package org.ferrule.simulators.lads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.ferrule.simulators.culture.Loop;
import org.ferrule.simulators.culture.SimulationClock;
import org.ferrule.simulators.culture.Vessel;
import org.ferrule.simulators.lads.nodes.LadsAddressSpace;
import org.ferrule.simulators.lads.nodes.MethodTally;
import org.ferrule.simulators.lads.nodes.Nameplate;
import org.ferrule.simulators.lads.nodes.NodeStamps;
import org.ferrule.simulators.lads.nodes.ServerTime;
import org.ferrule.simulators.lads.nodes.UnitWiring;
import org.ferrule.simulators.lads.unit.Caller;
import org.ferrule.simulators.lads.unit.Programs;
import org.ferrule.simulators.lads.unit.UnitCommand;
import org.ferrule.simulators.lads.unit.UnitLock;
import org.ferrule.simulators.lads.unit.UnitStateMachine;
import org.ferrule.simulators.lads.unit.VesselControl;
import org.ferrule.simulators.opcua.Endpoints;
import org.ferrule.simulators.opcua.Loopback;
import org.ferrule.simulators.opcua.Product;
import org.ferrule.simulators.opcua.SecuredServer;
import org.ferrule.simulators.opcua.ServerIdentity;
import org.ferrule.simulators.witness.Witness;
import org.jspecify.annotations.Nullable;

/**
 * A stirred bioreactor behind OPC UA on 127.0.0.1. Start it once, close it once; the vessel lives on and can be shared with
 * other simulated devices.
 */
public final class LadsBioreactorServer implements AutoCloseable {

    private static final Product PRODUCT = new Product("lads-bioreactor", "Ferrule LADS bioreactor simulator", "/lads");
    private static final String SOFTWARE_REVISION = "0.1.0";

    private final LadsServerSettings settings;
    private static final Duration LOOKS_EVERY = Duration.ofMillis(100);
    private static final Caller ANOTHER_CLIENT = new Caller("urn:ferrule:simulator:another-client", "ines");

    private final LadsFaults faults;
    private final MethodTally tally = new MethodTally();
    private final Witness witness = new Witness();
    private final ActingTimer acting;
    private final UnitWiring wiring;
    private final InstantSource time;
    private final Nameplate nameplate;
    /** A device that locks itself does so under its server's own name. */
    private final Caller atPanel;

    private volatile Optional<Caller> locker = Optional.empty();
    private @Nullable Bound bound;

    /** What exists while the server listens. */
    private record Bound(OpcUaServer server, LadsAddressSpace space, Endpoints endpoints, int port) {}

    public LadsBioreactorServer(LadsServerSettings settings, Vessel vessel) {
        this.settings = settings;
        this.nameplate = new Nameplate(settings.serialNumber(), SOFTWARE_REVISION);
        this.atPanel = new Caller(nameplate.productInstanceUri(), "panel");
        this.faults = new LadsFaults(new Panel());
        this.time = () ->
                SimulationClock.wall().instant().plus(settings.clockOffset()).plus(faults.clockOffset());
        this.acting = new ActingTimer(settings.actingSeconds());
        UnitStateMachine states = new UnitStateMachine(acting, new VesselControl(vessel)::enter, time);
        Programs programs = new Programs(vessel, states, time);
        this.wiring = new UnitWiring(vessel, states, programs, new UnitLock(time), faults, tally, witness);
    }

    private static UnitCommand command(String button) {
        return button.equals("complete")
                ? UnitCommand.TO_COMPLETE
                : UnitCommand.valueOf(button.toUpperCase(Locale.ROOT));
    }

    /** What a person at the device does; locks keep nobody from it. */
    private final class Panel implements LadsFaults.Panel {
        @Override
        public boolean press(String button) {
            return wiring.states().fire(command(button));
        }

        @Override
        public void set(Loop loop, double value) {
            wiring.vessel().setPoint(loop, value);
        }

        @Override
        public void lock(boolean isLocked) {
            hold(atPanel, isLocked);
        }

        @Override
        public void lockElsewhere(boolean isLocked) {
            hold(ANOTHER_CLIENT, isLocked);
        }

        private void hold(Caller caller, boolean isLocked) {
            locker = isLocked ? Optional.of(caller) : Optional.empty();
            int unused = isLocked ? wiring.lock().init(caller) : wiring.lock().exit(caller);
        }
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
        listen(settings.port());
        acting.every(LOOKS_EVERY, this::look);
    }

    private void look() {
        if (faults.isRebootDue()) {
            reboot();
        }
        wiring.programs().tick();
        // Its holder's requests keep a lock alive; a panel sends none.
        locker.ifPresent(wiring.lock()::admits);
        Bound present = present();
        present.space().look();
    }

    /** The device loses its power for a moment: sessions, run and lock are gone, and the unit is stopped. */
    private synchronized void reboot() {
        Bound was = present();
        stopListening();
        wiring.programs().forgetRun();
        wiring.states().restart();
        int unused = wiring.lock().breakLock();
        try {
            listen(was.port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            faults.rebooted();
        }
    }

    private void listen(int wanted) throws IOException {
        String applicationUri = nameplate.productInstanceUri();
        ServerIdentity identity = ServerIdentity.loadOrCreate(settings.pkiDir(), PRODUCT, applicationUri);
        try (Loopback.Held held = Loopback.hold(wanted)) {
            int port = held.port();
            Endpoints endpoints = new Endpoints(
                    PRODUCT, port, identity, settings.access().user().isPresent());
            OpcUaServer server = SecuredServer.make(applicationUri, identity, endpoints, settings.access());
            ServerTime.tell(server, time);
            LadsAddressSpace space =
                    new LadsAddressSpace(server, nameplate, wiring, new NodeStamps(settings.nodeIdSeed(), time));
            space.startup();
            bound = new Bound(server, space, endpoints, port);
            Loopback.bind(server, port);
        } catch (IOException e) {
            stopListening();
            throw e;
        }
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
        return settings.pkiDir().resolve(PRODUCT.certificateFile());
    }

    /** Switches faults on and off while the server runs. */
    public LadsFaults faults() {
        return faults;
    }

    /** What it testifies. */
    public Witness witness() {
        return witness;
    }

    /** How often each method did what it was asked to, by object and method name: {@code Temperature/Start}. */
    public Map<String, Integer> executedMethods() {
        return tally.snapshot();
    }

    @Override
    public synchronized void close() {
        acting.close();
        stopListening();
    }

    private void stopListening() {
        Bound was = bound;
        bound = null;
        if (was != null) {
            was.space().shutdown();
            Loopback.shutdown(was.server());
        }
    }

    private synchronized Bound present() {
        Bound present = bound;
        if (present == null) {
            throw new IllegalStateException("the server is not started");
        }
        return present;
    }
}
