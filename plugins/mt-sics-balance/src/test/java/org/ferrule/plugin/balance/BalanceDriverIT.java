package org.ferrule.plugin.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus.Phase;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.api.transport.StreamLink;
import org.ferrule.plugin.bench.Bench;
import org.ferrule.plugin.bench.BenchLinks;
import org.ferrule.simulators.culture.SimulationClock;
import org.ferrule.simulators.line.SerialLine;
import org.ferrule.simulators.sics.SicsDialect;
import org.ferrule.simulators.sics.SicsServer;
import org.ferrule.simulators.sics.SicsServer.Balance;
import org.ferrule.simulators.sics.SicsSettings;
import org.ferrule.transport.line.SerialCable;
import org.ferrule.transport.stream.StreamTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Driver, real transport and simulated balance, over TCP and over a serial line. */
@Timeout(60)
class BalanceDriverIT {
    private static final Value STABLE = Value.enumerated(0, "STABLE");

    private static final BenchLinks LINKS = new BenchLinks(new StreamTransport(), "stream", Duration.ofSeconds(2));

    private final Bench bench = bench();

    private static Bench bench() {
        try {
            return Bench.of("sics-balance.yaml");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Twenty times as fast as a real balance. */
    private static Balance balance(SicsDialect dialect) {
        SicsSettings settings = SicsSettings.of("SIMBAL0000042", 42).with(dialect);
        return new Balance(settings, () -> 850, SimulationClock.realTime(20));
    }

    private static SharedLink tcp(SicsServer server) throws Exception {
        return LINKS.tcp("tcp", server.port());
    }

    private static SharedLink serial(SerialCable cable) throws Exception {
        return LINKS.serial("serial", cable.host(), 9600, 1);
    }

    private BalanceSession open(SharedLink link) throws Exception {
        bench.link("link", (StreamLink)
                link.lease(new EquipmentId("balance-1"), reason -> {}).link());
        BalanceSession session = bench.open(new BalanceDriver(), BalanceSession.class);
        assertThat(session.identify())
                .isEqualTo(new Nameplate("", "SIM6202 Simulated", "SIMBAL0000042", "", "2.20 18.6.4.1361.772"));
        return session;
    }

    private static Execution start(BalanceSession session, String command, Map<String, Value> arguments)
            throws Exception {
        return session.start(new CommandCall(new CommandId(command), RequestId.random(), arguments));
    }

    private static void assertWeight(BalanceSession session, double grams) throws Exception {
        Reading value = Bench.read(session, "value");
        assertThat(value.quality()).isEqualTo(Quality.GOOD);
        assertThat(value.value().number()).isCloseTo(grams, within(0.01));
    }

    private void walkThrough(BalanceSession session) throws Exception {
        assertWeight(session, 850);
        Execution tare = start(session, "tare", Map.of("when", STABLE));
        Awaitility.await().until(() -> tare.poll().phase() == Phase.SUCCEEDED);
        assertWeight(session, 0);
        assertThat(Bench.read(session, "tare").value()).isEqualTo(Value.real(850));
        start(session, "presetTare", Map.of("tare", Value.real(50.5))).poll();
        assertWeight(session, 799.5);
        Execution adjustment = start(session, "adjust", Map.of());
        assertThat(adjustment.poll().phase()).isEqualTo(Phase.RUNNING);
        assertThat(session.status().health()).isEqualTo(Health.CHECK_FUNCTION);
        Awaitility.await().until(() -> adjustment.poll().phase() == Phase.SUCCEEDED);
        start(session, "clearTare", Map.of()).poll();
        start(session, "zero", Map.of("when", Value.enumerated(1, "IMMEDIATELY")))
                .poll();
        assertWeight(session, 0);
        assertThat(session.status().health()).isEqualTo(Health.NORMAL);
        assertThat(bench.reported()).isEmpty();
    }

    @Test
    void weighsTaresZeroesAndAdjustsOverTcp() throws Exception {
        try (SicsServer server = SicsServer.start(0, balance(SicsDialect.DEFAULT));
                SharedLink link = tcp(server)) {
            walkThrough(open(link));
        }
    }

    @Test
    void doesTheSameWithBareCarriageReturnsWhereTheBalanceWaitsForStability() throws Exception {
        bench.with("terminator", Value.enumerated(2, "CR")).with("reading", Value.enumerated(1, "SC"));
        try (SicsServer server = SicsServer.start(0, balance(new SicsDialect("\r", true, true)));
                SharedLink link = tcp(server)) {
            walkThrough(open(link));
        }
    }

    @Test
    void aBalanceThatDoesNotKnowTimedReadingsNeedsTheOtherSetting() throws Exception {
        bench.with("reading", Value.enumerated(1, "SC"));
        try (SicsServer server = SicsServer.start(0, balance(new SicsDialect("\r\n", false, true)));
                SharedLink link = tcp(server)) {
            assertThat(Bench.read(open(link), "value").quality()).isEqualTo(Quality.BAD_CONFIGURATION_ERROR);
        }
        bench.with("reading", Value.enumerated(0, "SI"));
        try (SicsServer server = SicsServer.start(0, balance(new SicsDialect("\r\n", false, true)));
                SharedLink link = tcp(server)) {
            assertWeight(open(link), 850);
        }
    }

    @Test
    void doesTheSameOnASerialLineInAnotherDialect() throws Exception {
        bench.with("terminator", Value.enumerated(1, "LF"))
                .with("reading", Value.enumerated(0, "SI"))
                .with("immediateReply", Value.enumerated(1, "BASE_NAME"));
        try (SerialCable cable = new SerialCable();
                SicsServer server = SicsServer.start(
                        new SerialLine(Path.of(cable.device()).toRealPath().toString(), 9600, 1),
                        balance(new SicsDialect("\n", false, false)));
                SharedLink link = serial(cable)) {
            assertThat(server.port()).isZero();
            walkThrough(open(link));
        }
    }

    @Test
    void whatHappensAtTheBalanceIsReported() throws Exception {
        bench.with("keyReports", Value.enumerated(1, "K4"));
        try (SicsServer server = SicsServer.start(0, balance(SicsDialect.DEFAULT));
                SharedLink link = tcp(server)) {
            BalanceSession session = open(link);
            session.status();
            server.faults().apply("panel zero");
            awaitEvent(session, "K: zero at the balance");
            server.faults().apply("reboot");
            awaitEvent(session, "I4: the balance was switched on");
            assertWeight(session, 850);
            server.faults().apply("unit kg");
            awaitEvent(session, "unit: weights come in kg now");
            assertWeight(session, 850);
            server.faults().apply("burst 3");
            awaitEvent(session, "S S: unasked or late");
        }
    }

    private void awaitEvent(BalanceSession session, String start) {
        // Silent while it starts, which costs the connection.
        Awaitility.await().ignoreExceptionsInstanceOf(ConnectionException.class).until(() -> {
            session.status();
            return bench.reported().stream().anyMatch(event -> event.startsWith(start));
        });
    }

    @Test
    void anAnswerThatIsLateOnASerialLineIsNotTakenForTheNextOne() throws Exception {
        bench.with("replyTimeout", new Value.Span(Duration.ofSeconds(2)));
        try (SerialCable cable = new SerialCable();
                SicsServer server = SicsServer.start(
                        new SerialLine(Path.of(cable.device()).toRealPath().toString(), 9600, 1),
                        balance(SicsDialect.DEFAULT));
                SharedLink link = serial(cable)) {
            BalanceSession session = open(link);
            server.faults().apply("delay 3000");
            server.faults().apply("mass 1");
            assertThatThrownBy(() -> Bench.read(session, "value")).isInstanceOf(ConnectionException.class);
            server.faults().apply("clear");

            BalanceSession next = open(link);
            Awaitility.await().until(() -> {
                assertThat(Bench.read(next, "value").value().number()).isCloseTo(850, within(0.01));
                return bench.reported().stream().anyMatch(event -> event.contains("not taken for an answer"));
            });
        }
    }
}
