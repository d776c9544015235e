package org.ferrule.plugin.lads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.DeviceState;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.OperatingMode;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.LinkConfiguration;
import org.ferrule.api.transport.LinkLease;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.plugin.bench.Bench;
import org.ferrule.transport.opcua.OpcUaTransport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Driver and transport against the published LADS types, served by a program that nobody of this project wrote. */
@Timeout(120)
class NodeOpcUaIT {
    private static final Duration BOUND = Duration.ofSeconds(20);

    private static NodeBioreactor reactor;
    private static OpcUaTransport transport;
    private static SharedLink shared;
    private static LinkLease lease;

    private Bench bench;
    private LadsSession session;

    @BeforeAll
    static void connect(@TempDir Path site, @TempDir Path pki) throws Exception {
        reactor = new NodeBioreactor(pki);
        Files.copy(
                reactor.certificate(),
                Files.createDirectories(site.resolve("pki/trusted")).resolve("reactor.pem"));
        transport = new OpcUaTransport();
        Map<String, Value> settings =
                Map.of("timeout", new Value.Span(BOUND), "connectTimeout", new Value.Span(BOUND.multipliedBy(2)));
        shared = transport.open(new LinkConfiguration(
                "reactor", "opcua", reactor.endpointUrl(), Settings.of(settings), site, site.resolve("data")));
        lease = shared.lease(new EquipmentId("reactor-1"), reason -> {});
    }

    @AfterAll
    static void disconnect() {
        shared.close();
        transport.stop();
        reactor.close();
    }

    @BeforeEach
    void open() throws Exception {
        bench = Bench.of("lads-bioreactor.yaml")
                .link("link", lease.link())
                .with("co2Function", Value.text("CO2, sparger-2"));
        session = bench.open(new LadsDriver(), LadsSession.class);
    }

    @Test
    void theDeviceTellsWhoItIsAndHowItIs() throws Exception {
        assertThat(session.identify()).isEqualTo(new Nameplate("Peer Works", "F-7", "P-0815", "C", "2.1"));
        var status = session.status();
        assertThat(status.deviceState()).isEqualTo(DeviceState.OPERATE);
        assertThat(status.health()).isEqualTo(Health.MAINTENANCE_REQUIRED);
        assertThat(status.mode()).isEqualTo(OperatingMode.SETUP);
    }

    @Test
    void functionsAreFoundByNameAndReadInTheirUnits() throws Exception {
        assertThat(value("temperature.pv")).isEqualTo(Value.real(36.5));
        assertThat(value("ph.pv")).isEqualTo(Value.real(7.15));
        assertThat(value("dissolvedOxygen.sp")).isEqualTo(Value.real(50));
        assertThat(value("agitation.pv")).isEqualTo(Value.real(119));
        assertThat(value("gas.co2.pv")).as("named in a setting").isEqualTo(Value.real(5));
        assertThat(value("volume")).isEqualTo(Value.real(1500));
        assertThat(Bench.read(session, "gas.o2.pv").quality())
                .as("in Celsius")
                .isEqualTo(Quality.BAD_CONFIGURATION_ERROR);
        assertThat(Bench.read(session, "pressure").quality()).isEqualTo(Quality.BAD_NOT_SUPPORTED);
        assertThat(bench.reported())
                .anyMatch(event -> event.startsWith("UnitMismatch: gas.o2.pv"))
                .anyMatch(event -> event.startsWith("FunctionMissing") && event.contains("Stirrer Speed"));
    }

    @Test
    void aSetPointIsWrittenReadBackAndPushed() throws Exception {
        List<Value> pushed = new CopyOnWriteArrayList<>();
        session.subscribe(List.of(new ParameterId("agitation.sp")), reading -> pushed.add(reading.value()));
        Awaitility.await().atMost(BOUND).until(() -> pushed.equals(List.of(Value.real(120))));
        session.write(new ParameterId("agitation.sp"), Value.real(90));
        assertThat(value("agitation.sp")).isEqualTo(Value.real(90));
        Awaitility.await().atMost(BOUND).until(() -> pushed.equals(List.of(Value.real(120), Value.real(90))));
    }

    @Test
    void theUnitFollowsItsMethodsAndRefusesWhatItsStateForbids() throws Exception {
        walk("start", FunctionalState.EXECUTE);
        walk("hold", FunctionalState.HELD);
        walk("unhold", FunctionalState.EXECUTE);
        walk("stop", FunctionalState.STOPPED);
        walk("start", FunctionalState.EXECUTE);
        walk("abort", FunctionalState.ABORTED);
        assertThatThrownBy(() -> session.start(call("start", Map.of())))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.deviceCode()).isEqualTo("0x80AF0000"));
        walk("clear", FunctionalState.STOPPED);
    }

    @Test
    void aLoopIsStartedWithItsSetPointAndStopped() throws Exception {
        Value loop = Value.enumerated(2, "dissolvedOxygen");
        assertThat(value("dissolvedOxygen.mode")).isEqualTo(Value.enumerated(0, "OFF"));
        session.start(call("startControl", Map.of("loop", loop, "sp", Value.real(45))));
        assertThat(value("dissolvedOxygen.mode")).isEqualTo(Value.enumerated(2, "AUTO"));
        assertThat(value("dissolvedOxygen.sp")).isEqualTo(Value.real(45));
        session.start(call("startControl", Map.of("loop", loop, "sp", Value.real(50))));
        assertThat(value("dissolvedOxygen.sp")).isEqualTo(Value.real(50));
        session.start(call("stopControl", Map.of("loop", loop)));
        assertThat(value("dissolvedOxygen.mode")).isEqualTo(Value.enumerated(0, "OFF"));
    }

    @Test
    void theServersClockIsRead() throws Exception {
        assertThat(Duration.between(session.clock(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    }

    private Value value(String parameter) throws Exception {
        Reading reading = Bench.read(session, parameter);
        assertThat(reading.quality()).as("%s", reading).isEqualTo(Quality.GOOD);
        return reading.value();
    }

    private static CommandCall call(String command, Map<String, Value> arguments) {
        return new CommandCall(new CommandId(command), RequestId.random(), arguments);
    }

    private void walk(String command, FunctionalState end) throws Exception {
        session.start(call(command, Map.of()));
        assertThat(session.status().units()).containsValue(end);
    }
}
