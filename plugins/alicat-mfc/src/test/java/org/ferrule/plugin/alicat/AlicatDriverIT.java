package org.ferrule.plugin.alicat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.Link;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.plugin.bench.Bench;
import org.ferrule.plugin.bench.BenchLinks;
import org.ferrule.simulators.alicat.AlicatController;
import org.ferrule.simulators.alicat.AlicatController.Surroundings;
import org.ferrule.simulators.alicat.AlicatModel;
import org.ferrule.simulators.alicat.AlicatRegisterSettings;
import org.ferrule.simulators.alicat.AlicatServer;
import org.ferrule.simulators.alicat.AlicatSettings;
import org.ferrule.simulators.alicat.AlicatTransport;
import org.ferrule.simulators.culture.ManualClock;
import org.ferrule.simulators.line.SerialLine;
import org.ferrule.transport.line.SerialCable;
import org.ferrule.transport.modbus.ModbusTransport;
import org.ferrule.transport.stream.StreamTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Driver, real transports and simulated controllers: both protocols, over TCP and over pseudo-terminals. */
@Timeout(60)
class AlicatDriverIT {
    private static final ParameterId SET_POINT = new ParameterId("flow.sp");
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final BenchLinks STREAM = new BenchLinks(new StreamTransport(), "stream", SHORT);
    private static final BenchLinks MODBUS = new BenchLinks(new ModbusTransport(), "modbus", SHORT);

    private final ManualClock clock = new ManualClock();

    private AlicatController controller(AlicatModel model, char unitId) {
        return controller(model, unitId, AlicatRegisterSettings.of(unitId - 'A' + 1));
    }

    private AlicatController controller(AlicatModel model, char unitId, AlicatRegisterSettings modbus) {
        return new AlicatController(
                new AlicatSettings(model, unitId, "SIM" + unitId, 1, modbus),
                new Surroundings(() -> 300, () -> 23.5),
                clock);
    }

    @ParameterizedTest
    @EnumSource(AlicatModel.class)
    void threeControllersOfEachKindShareOneAsciiLine(AlicatModel model) throws Exception {
        AlicatController first = controller(model, 'A');
        AlicatController last = controller(model, 'Z');
        try (AlicatServer server =
                        AlicatServer.start(AlicatTransport.ASCII_TCP, 0, List.of(first, controller(model, 'M'), last));
                SharedLink line = STREAM.tcp("tcp", server.port())) {
            AlicatSession a = open(ascii(line, model, 'A'));
            AlicatSession z = open(ascii(line, model, 'Z'));

            assertThat(a.identify().serialNumber()).isEqualTo("SIMA");
            assertThat(z.identify().serialNumber()).isEqualTo("SIMZ");
            controls(z, last);
            assertThat(first.setPoint()).as("its neighbour").isZero();
        }
    }

    @Test
    void asciiOnAPseudoTerminal() throws Exception {
        AlicatController controller = controller(AlicatModel.MODERN, 'B');
        try (SerialCable cable = new SerialCable();
                AlicatServer server =
                        AlicatServer.start(AlicatTransport.ASCII_SERIAL, deviceEnd(cable, 1), List.of(controller));
                SharedLink line = STREAM.serial("serial", cable.host(), 19200, 1)) {
            assertThat(server.port()).isZero();
            controls(open(ascii(line, AlicatModel.MODERN, 'B')), controller);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MODBUS_TCP, tcp, 1349, READINGS_1349, HIGH_FIRST",
        "MODBUS_RTU_TCP, rtu-tcp, 2040, READINGS_2040, LOW_FIRST",
        "MODBUS_TCP, tcp, 1202, STATISTICS_1203, LOW_FIRST"
    })
    void modbusOverTcp(AlicatTransport transport, String variant, int address, String readings, String order)
            throws Exception {
        AlicatController controller = controller(
                AlicatModel.MODERN, 'E', new AlicatRegisterSettings(5, address, order.equals("LOW_FIRST"), true));
        try (AlicatServer server = AlicatServer.start(transport, 0, List.of(controller));
                SharedLink line = MODBUS.tcp(variant, server.port())) {
            Bench bench = modbus(line, AlicatModel.MODERN, 5)
                    .with("readingRegisters", Value.text(readings))
                    .with("wordOrder", Value.text(order));
            controls(open(bench), controller);
        }
    }

    @Test
    void modbusRtuOnAPseudoTerminal() throws Exception {
        AlicatController controller = controller(AlicatModel.TOTALIZER, 'C');
        try (SerialCable cable = new SerialCable();
                AlicatServer server =
                        AlicatServer.start(AlicatTransport.MODBUS_RTU, deviceEnd(cable, 2), List.of(controller));
                SharedLink line = MODBUS.serial("rtu", cable.host(), 19200, 2)) {
            assertThat(server.port()).isZero();
            controls(open(modbus(line, AlicatModel.TOTALIZER, 3)), controller);
        }
    }

    /** One life of a controller, the same over both protocols and with every firmware. */
    private void controls(AlicatSession session, AlicatController controller) throws Exception {
        double wanted = 0.4 * controller.settings().model().fullScale();
        session.write(SET_POINT, Value.real(wanted));
        clock.advance(Duration.ofSeconds(60));
        assertThat(controller.mlPerMin()).isCloseTo(wanted, within(0.01));
        assertThat(number(session, "flow.sp")).isCloseTo(wanted, within(0.01));
        assertThat(number(session, "flow.pv")).isCloseTo(wanted, within(0.01 * wanted));
        assertThat(number(session, "pressure")).isCloseTo(109.3, within(0.2));
        assertThat(number(session, "temperature")).isCloseTo(23.5, within(0.01));

        session.write(new ParameterId("gas"), Value.enumerated(4, "CO2"));
        assertThat(Bench.read(session, "gas").value()).isEqualTo(Value.enumerated(4, "CO2"));

        assertThatThrownBy(() -> start(session, "tareFlow")).isInstanceOf(DeviceException.class);
        start(session, "holdValve");
        assertThat(Bench.read(session, "valve").value().text()).isEqualTo("HELD");
        assertThat(session.status().health()).isEqualTo(Health.CHECK_FUNCTION);

        assertThat(controller.total()).isPositive();
        start(session, "resetTotalizer");
        assertThat(controller.total()).isZero();
        assertThat(number(session, "flow.pv")).as("a reset is no tare").isCloseTo(wanted, within(0.01 * wanted));

        start(session, "stop");
        clock.advance(Duration.ofSeconds(30));
        assertThat(controller.mlPerMin()).as("held, and stopped all the same").isCloseTo(0, within(0.01));

        double counted = controller.total();
        start(session, "tareFlow");
        assertThat(number(session, "flow.pv")).isCloseTo(0, within(1e-3));
        assertThat(controller.total())
                .as("a tare is no reset")
                .isGreaterThanOrEqualTo(counted)
                .isPositive();

        start(session, "lockPanel");
        assertThat(controller.isLocked()).isTrue();
        start(session, "unlockPanel");
        start(session, "closeValve");
        assertThat(controller.isLocked()).isFalse();
        start(session, "releaseValve");
        assertThat(session.status().health()).isEqualTo(Health.NORMAL);
    }

    @Test
    void faultsOfTheControllerShow() throws Exception {
        AlicatController controller = controller(AlicatModel.MODERN, 'A');
        try (AlicatServer server = AlicatServer.start(AlicatTransport.ASCII_TCP, 0, List.of(controller));
                SharedLink line = STREAM.tcp("tcp", server.port())) {
            Bench bench = ascii(line, AlicatModel.MODERN, 'A');
            AlicatSession session = open(bench);

            controller.faults().apply("nan on");
            assertThat(Bench.read(session, "flow.pv").quality()).isEqualTo(Quality.BAD_SENSOR_FAILURE);
            controller.faults().apply("clear");
            controller.faults().apply("status OPL");
            assertThat(session.status().health()).isEqualTo(Health.FAILURE);
            assertThat(bench.alarms()).containsEntry("overPressure", true);
            controller.faults().apply("clear");
            controller.faults().apply("reject on");
            assertThatThrownBy(() -> session.write(SET_POINT, Value.real(10))).isInstanceOf(DeviceException.class);
            controller.faults().apply("clear");
            controller.faults().apply("clamp on");
            session.write(SET_POINT, Value.real(400));
            assertThat(number(session, "flow.sp")).isEqualTo(250);
            controller.faults().apply("clear");
            controller.faults().apply("ignore on");
            assertThatThrownBy(() -> start(session, "stop")).hasMessageContaining("closeValve");
            controller.faults().apply("clear");
            controller.faults().apply("panel setpoint 42");
            assertThat(number(session, "flow.sp")).isEqualTo(42);
            controller.faults().apply("serial OTHER1");
            assertThat(session.identify().serialNumber()).isEqualTo("OTHER1");
            controller.faults().apply("reboot");
            assertThatThrownBy(() -> Bench.read(session, "flow.pv")).isInstanceOf(ConnectionException.class);
            clock.advance(Duration.ofSeconds(2));
            assertThat(number(session, "flow.sp")).as("lost in the reboot").isZero();
        }
    }

    @Test
    void aControllerOfAnotherSizeIsNeverTakenForTheRightOne() throws Exception {
        try (AlicatServer server = AlicatServer.start(
                        AlicatTransport.ASCII_TCP, 0, List.of(controller(AlicatModel.TOTALIZER, 'A')));
                SharedLink line = STREAM.tcp("tcp", server.port())) {
            assertThatThrownBy(() -> open(ascii(line, AlicatModel.MODERN, 'A')))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("SLPM");
        }
    }

    private static AlicatSession open(Bench bench) throws Exception {
        return bench.open(new AlicatDriver(), AlicatSession.class);
    }

    private static double number(AlicatSession session, String parameter) throws Exception {
        return Bench.read(session, parameter).value().number();
    }

    private static void start(AlicatSession session, String command) throws Exception {
        session.start(new CommandCall(new CommandId(command), RequestId.random(), Map.of()));
    }

    private static Bench ascii(SharedLink line, AlicatModel model, char unitId) throws Exception {
        return Bench.of("alicat-mfc-ascii.yaml")
                .link("link", lease(line, unitId))
                .with("unitId", Value.text(String.valueOf(unitId)))
                .with("fullScale", Value.real(model.fullScale()))
                .with("flowUnit", Value.text(model == AlicatModel.TOTALIZER ? "SLPM" : "SCCM"))
                .with("dialect", Value.text(model == AlicatModel.LEGACY ? "LEGACY" : "MODERN"))
                .with("replyTimeout", new Value.Span(Duration.ofMillis(500)))
                .with("tableGap", new Value.Span(Duration.ofMillis(100)));
    }

    private static Bench modbus(SharedLink line, AlicatModel model, int unitId) throws Exception {
        boolean isLitres = model == AlicatModel.TOTALIZER;
        return Bench.of("alicat-mfc-modbus.yaml")
                .link("link", lease(line, unitId))
                .with("unitId", Value.integer(unitId))
                .with("serialNumber", Value.text("SIM"))
                .with("fullScale", Value.real(model.fullScale()))
                .with("flowUnit", Value.text(isLitres ? "SLPM" : "SCCM"))
                .with("volumetricFlowUnit", Value.text(isLitres ? "LPM" : "CCM"))
                .with("totalUnit", Value.text(isLitres ? "SL" : "SmL"));
    }

    private static Link lease(SharedLink line, int unitId) {
        return line.lease(new EquipmentId("mfc-" + unitId), reason -> {}).link();
    }

    private static SerialLine deviceEnd(SerialCable cable, int stopBits) throws Exception {
        return new SerialLine(Path.of(cable.device()).toRealPath().toString(), 19200, stopBits);
    }
}
