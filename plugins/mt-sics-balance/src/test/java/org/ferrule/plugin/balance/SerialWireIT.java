package org.ferrule.plugin.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.api.transport.StreamLink;
import org.ferrule.plugin.bench.Bench;
import org.ferrule.plugin.bench.BenchLinks;
import org.ferrule.simulators.culture.SimulationClock;
import org.ferrule.simulators.line.SerialLine;
import org.ferrule.simulators.sics.SicsServer;
import org.ferrule.simulators.sics.SicsServer.Balance;
import org.ferrule.simulators.sics.SicsSettings;
import org.ferrule.simulators.wire.SerialWire;
import org.ferrule.simulators.wire.WireEvent;
import org.ferrule.transport.line.SerialCable;
import org.ferrule.transport.stream.StreamTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Driver, real transport, a cable, a wire that misbehaves, another cable, and the simulated balance. */
@Timeout(120)
class SerialWireIT {
    private static final int BAUD = 9600;

    private final Bench bench = bench();
    private final List<WireEvent> seen = new CopyOnWriteArrayList<>();
    private SerialCable plugged;
    private SerialCable behind;
    private SicsServer balance;
    private SerialWire wire;
    private SharedLink link;

    private static Bench bench() {
        try {
            return Bench.of("sics-balance.yaml");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void layTheLine() throws Exception {
        plugged = new SerialCable();
        behind = new SerialCable();
        balance = SicsServer.start(
                port(behind.device()),
                new Balance(SicsSettings.of("SIMBAL0000042", 42), () -> 850, SimulationClock.realTime(20)));
        wire = SerialWire.start(port(plugged.device()), port(behind.host()), seen::add);
        link = new BenchLinks(new StreamTransport(), "stream", Duration.ofSeconds(2))
                .serial("serial", plugged.host(), BAUD, 1);
        bench.with("replyTimeout", new Value.Span(Duration.ofSeconds(1)));
    }

    @AfterEach
    void takeItAway() throws Exception {
        link.close();
        wire.close();
        balance.close();
        behind.close();
        plugged.close();
    }

    private static SerialLine port(String end) throws Exception {
        return new SerialLine(Path.of(end).toRealPath().toString(), BAUD, 1);
    }

    private BalanceSession open() throws Exception {
        bench.link("link", (StreamLink)
                link.lease(new EquipmentId("balance-1"), reason -> {}).link());
        BalanceSession session = bench.open(new BalanceDriver(), BalanceSession.class);
        session.identify();
        return session;
    }

    private static void assertWeighs(BalanceSession session) throws Exception {
        assertThat(Bench.read(session, "value").value().number()).isCloseTo(850, within(0.01));
    }

    @Test
    void slicesAndADelayBelowTheTimeoutChangeNothing() throws Exception {
        BalanceSession session = open();
        wire.apply("slice 1");
        wire.apply("delay 100");
        assertWeighs(session);

        assertThat(seen)
                .filteredOn(event -> event.kind() == WireEvent.Kind.FROM_DEVICE)
                .as("one byte a piece")
                .anyMatch(event -> event.bytes().length() == 2);
    }

    @Test
    void anAnswerAfterTheTimeoutIsNotTakenForTheNextOne() throws Exception {
        BalanceSession session = open();
        wire.apply("delay 1100");
        balance.faults().apply("mass 1");
        assertThatThrownBy(() -> Bench.read(session, "value")).isInstanceOf(ConnectionException.class);
        wire.apply("clear");
        balance.faults().apply("clear");

        assertWeighs(open());
    }

    @Test
    void aSpoiltCharacterIsNoWeight() throws Exception {
        BalanceSession session = open();
        wire.apply("corrupt 0");
        assertThatThrownBy(() -> Bench.read(session, "value")).isInstanceOf(ConnectionException.class);

        assertWeighs(open());
    }

    @Test
    void whatThePulledPlugSwallowsComesNeitherNowNorLater() throws Exception {
        BalanceSession session = open();
        wire.apply("blackhole on");
        assertThatThrownBy(() -> Bench.read(session, "value")).isInstanceOf(ConnectionException.class);
        wire.apply("blackhole off");

        assertWeighs(open());
        assertThat(seen).anyMatch(event -> event.kind() == WireEvent.Kind.LOST);
    }

    @Test
    void aSerialLineHasNoConnectionsToEnd() {
        for (String command : List.of("drop", "refuse on", "halfopen")) {
            assertThatThrownBy(() -> wire.apply(command))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("does not apply: a serial line has no connection");
        }
    }
}
