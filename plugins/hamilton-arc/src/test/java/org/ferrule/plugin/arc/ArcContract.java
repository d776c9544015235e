package org.ferrule.plugin.arc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.Stateful;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.plugin.bench.Bench;
import org.ferrule.simulators.arc.ArcSensor;
import org.ferrule.simulators.arc.ArcServer;
import org.ferrule.simulators.arc.ArcSettings;
import org.ferrule.simulators.arc.ArcTransport;
import org.ferrule.simulators.arc.ArcType;
import org.ferrule.simulators.culture.CultureState;
import org.ferrule.simulators.culture.ManualClock;
import org.ferrule.simulators.line.SerialLine;
import org.ferrule.transport.line.SerialCable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What every plugin for these sensors must do, whether it is written in Java or as a register map: real transport and simulated
 * sensors, two on one line, over all three ways to reach them.
 */
@Timeout(60)
public abstract class ArcContract {
    private static final List<ParameterId> EVERYTHING = List.of(
            new ParameterId("value"),
            new ParameterId("temperature"),
            new ParameterId("quality"),
            new ParameterId("operatingHours"));

    private final ManualClock clock = new ManualClock();
    private final ArcSensor ph = sensor(ArcType.PH, 1);
    private final ArcSensor oxygen = sensor(ArcType.DISSOLVED_OXYGEN, 2);

    /** The driver under test. */
    protected abstract EquipmentDriver driver();

    /** The descriptor file of the pH sensor. */
    protected abstract String ph();

    /** The descriptor file of the oxygen sensor. */
    protected abstract String oxygen();

    private ArcSensor sensor(ArcType type, int unitId) {
        return new ArcSensor(
                ArcSettings.of(type, unitId, "000100" + unitId, 5),
                () -> new CultureState(0, 1, 98, 37, 7.2, 40, 4, 0, 1000, 1013),
                clock);
    }

    @ParameterizedTest
    @CsvSource({"TCP, tcp", "RTU_TCP, rtu-tcp"})
    void readsTwoSensorsOverTcp(ArcTransport transport, String variant) throws Exception {
        try (ArcServer server = ArcServer.start(transport, 0, List.of(ph, oxygen));
                SharedLink line = ArcLines.tcp(variant, server.port())) {
            checkBoth(line);
        }
    }

    @Test
    void readsTwoSensorsOnOneSerialLine() throws Exception {
        try (SerialCable cable = new SerialCable();
                ArcServer server = ArcServer.start(
                        new SerialLine(Path.of(cable.device()).toRealPath().toString(), 19_200, 2),
                        List.of(ph, oxygen));
                SharedLink line = ArcLines.serial(cable.host())) {
            assertThat(server.port()).isZero();
            checkBoth(line);
        }
    }

    @Test
    void faultsOfTheSensorShow() throws Exception {
        try (ArcServer server = ArcServer.start(ArcTransport.TCP, 0, List.of(ph, oxygen));
                SharedLink line = ArcLines.tcp("tcp", server.port())) {
            Bench bench = ArcLines.bench(ph(), line, 1);
            EquipmentSession session = bench.open(driver(), EquipmentSession.class);

            ph.faults().apply("quality bad");
            assertThat(Bench.read(session, "value").quality()).isEqualTo(Quality.BAD_SENSOR_FAILURE);
            assertThat(status(session).health()).isEqualTo(Health.FAILURE);
            assertThat(bench.alarms()).containsEntry("sensorFailure", true);

            ph.faults().apply("clear");
            ph.faults().apply("nan on");
            assertThat(Bench.read(session, "value").value().number()).isNaN();
            assertThat(status(session).health()).isEqualTo(Health.NORMAL);
            assertThat(bench.alarms()).containsEntry("sensorFailure", false);

            ph.faults().apply("clear");
            ph.faults().apply("exception 4");
            assertThat(session.read(EVERYTHING)).extracting(Reading::quality).containsOnly(Quality.BAD_DEVICE_FAILURE);

            ph.faults().apply("clear");
            ph.faults().apply("serial 7777777");
            assertThat(session.identify().serialNumber()).isEqualTo("7777777");
        }
    }

    @Test
    void aSilentSensorIsAConnectionFailureAndItsNeighbourStillAnswers() throws Exception {
        try (ArcServer server = ArcServer.start(ArcTransport.TCP, 0, List.of(ph, oxygen));
                SharedLink line = ArcLines.tcp("tcp", server.port())) {
            EquipmentSession session = open(ph(), line, 1);
            ph.faults().apply("silent on");

            assertThatThrownBy(() -> Bench.read(session, "value")).isInstanceOf(ConnectionException.class);
            assertThat(Bench.read(open(oxygen(), line, 2), "value").quality()).isEqualTo(Quality.GOOD);
        }
    }

    @Test
    void theWrongTypeOfSensorIsNeverTakenForTheRightOne() throws Exception {
        try (ArcServer server = ArcServer.start(ArcTransport.TCP, 0, List.of(ph, oxygen));
                SharedLink line = ArcLines.tcp("tcp", server.port())) {
            assertThat(Bench.read(open(oxygen(), line, 1), "value").quality())
                    .isEqualTo(Quality.BAD_CONFIGURATION_ERROR);
        }
    }

    private EquipmentSession open(String descriptor, SharedLink line, int unitId) throws Exception {
        return ArcLines.bench(descriptor, line, unitId).open(driver(), EquipmentSession.class);
    }

    private static DeviceStatus status(EquipmentSession session) throws Exception {
        return ((Stateful) session).status();
    }

    private void checkBoth(SharedLink line) throws Exception {
        EquipmentSession ph = open(ph(), line, 1);
        EquipmentSession oxygen = open(oxygen(), line, 2);

        assertThat(ph.identify()).isEqualTo(new Nameplate("", "242111/01", "0001001", "", "EPHUM031"));
        assertThat(oxygen.identify()).isEqualTo(new Nameplate("", "243601/01", "0001002", "", "ODOUM043"));
        assertThat(status(ph).health()).isEqualTo(Health.NORMAL);
        check(ph, 7.2, 0.5);
        check(oxygen, 40, 5);
    }

    private static void check(EquipmentSession session, double value, double tolerance) throws Exception {
        List<Reading> readings = session.read(EVERYTHING);

        assertThat(readings).extracting(Reading::parameter).containsExactlyElementsOf(EVERYTHING);
        assertThat(readings).extracting(Reading::quality).containsOnly(Quality.GOOD);
        assertThat(readings.get(0).value().number()).isCloseTo(value, within(tolerance));
        assertThat(readings.get(1).value().number()).isCloseTo(37, within(0.5));
        assertThat(readings.get(2).value().number()).isBetween(15.0, 100.0);
        assertThat(readings.get(3).value().number()).isBetween(100.0, 3000.0);
    }
}
