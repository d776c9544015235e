package org.ferrule.plugin.registermap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus.Phase;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.plugin.bench.Bench;
import org.ferrule.plugin.bench.BenchLinks;
import org.ferrule.simulators.culture.ManualClock;
import org.ferrule.simulators.incubator.Incubator;
import org.ferrule.simulators.incubator.IncubatorDevice;
import org.ferrule.simulators.modbus.ModbusServer;
import org.ferrule.transport.modbus.ModbusTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The shipped descriptor, the interpreter, the real transport and the simulated incubator. */
@Timeout(60)
class IncubatorIT {
    private final ManualClock clock = new ManualClock();
    private final Incubator incubator = new Incubator("INC0001", clock);
    private ModbusServer server;
    private SharedLink line;
    private Bench bench;
    private BoundSession session;

    @BeforeEach
    void connect() throws Exception {
        server = ModbusServer.tcp(0, List.of(new IncubatorDevice(incubator)));
        line = new BenchLinks(new ModbusTransport(), "modbus", Duration.ofSeconds(1)).tcp("tcp", server.port());
        bench = Bench.of("incubator.yaml")
                .link(
                        "link",
                        line.lease(new EquipmentId("incubator-1"), reason -> {}).link());
        session = bench.open(new RegisterMapDriver(), BoundSession.class);
    }

    @AfterEach
    void disconnect() {
        line.close();
        server.close();
    }

    @Test
    void aSettledIncubatorIsReadInFull() throws Exception {
        assertThat(session.identify()).isEqualTo(new Nameplate("", "FI-160", "INC0001", "", "1.4.2"));
        assertThat(session.read(bench.descriptor().parameters().keySet()))
                .allSatisfy(reading -> assertThat(reading.quality()).isEqualTo(Quality.GOOD));
        assertThat(number("temperature.pv")).isCloseTo(37, within(0.1));
        assertThat(number("co2.pv")).isCloseTo(5, within(0.1));
        assertThat(number("o2.sp")).isCloseTo(20.9, within(0.01));
        assertThat(value("door")).isEqualTo(Value.enumerated(0, "CLOSED"));
        assertThat(value("ready")).isEqualTo(Value.bool(true));
        assertThat(session.status().health()).isEqualTo(Health.NORMAL);
        assertThat(bench.alarms()).hasSize(7).doesNotContainValue(true);
    }

    @Test
    void setPointsArriveAreClampedOrIgnoredAndShowIt() throws Exception {
        session.write(new ParameterId("temperature.sp"), Value.real(36.55));
        assertThat(number("temperature.sp")).isEqualTo(36.55);
        assertThat(incubator.setPoints().temperature()).isEqualTo(36.55);

        incubator.faults().apply("clamp on");
        session.write(new ParameterId("temperature.sp"), Value.real(45));
        assertThat(number("temperature.sp")).isEqualTo(38);

        incubator.faults().apply("clear");
        incubator.faults().apply("ignore on");
        session.write(new ParameterId("light"), Value.bool(true));
        assertThat(value("light")).isEqualTo(Value.bool(false));
    }

    @Test
    void aDoorLeftOpenCoolsAlarmsAndRecovers() throws Exception {
        incubator.faults().apply("door open");
        clock.advance(Duration.ofMinutes(3));
        assertThat(value("door")).isEqualTo(Value.enumerated(1, "OPEN"));
        assertThat(session.status().health()).isEqualTo(Health.OFF_SPEC);
        assertThat(bench.alarms()).containsEntry("doorOpen", true).containsEntry("temperature.deviation", true);

        incubator.faults().apply("door closed");
        clock.advance(Duration.ofHours(2));
        assertThat(session.status().health()).isEqualTo(Health.NORMAL);
        assertThat(bench.alarms()).doesNotContainValue(true);
    }

    @Test
    void aFailedSensorIsBadAndTheOthersStayGood() throws Exception {
        incubator.faults().apply("nan temperature");

        Reading failed = Bench.read(session, "temperature.pv");
        assertThat(failed.quality()).isEqualTo(Quality.BAD_SENSOR_FAILURE);
        assertThat(failed.value()).isEqualTo(Value.absent());
        assertThat(Bench.read(session, "co2.pv").quality()).isEqualTo(Quality.GOOD);
        assertThat(session.status().health()).isEqualTo(Health.FAILURE);
        assertThat(bench.alarms()).containsEntry("sensorFailure", true);
    }

    @Test
    void aConditionOfItsOwnRaisesAnAlarmWithItsHealth() throws Exception {
        incubator.faults().apply("water low");

        assertThat(session.status().health()).isEqualTo(Health.MAINTENANCE_REQUIRED);
        assertThat(bench.alarms()).containsEntry("waterLow", true);
    }

    @Test
    void aDecontaminationRunsUntilTheDeviceSaysDone() throws Exception {
        Execution cycle = start("decontaminate", Map.of("temperature", Value.real(92.5)));
        assertThat(cycle.poll().phase()).isEqualTo(Phase.RUNNING);
        assertThat(number("decontaminationTemperature")).isEqualTo(92.5);
        assertThat(session.status().health()).isEqualTo(Health.CHECK_FUNCTION);

        clock.advance(Duration.ofHours(2));
        assertThat(cycle.poll().phase()).isEqualTo(Phase.SUCCEEDED);
    }

    @Test
    void aDecontaminationThatIsStoppedHasFailedAndStopSucceeds() throws Exception {
        Execution cycle = start("decontaminate", Map.of("temperature", Value.real(90)));
        assertThat(start("stop", Map.of()).poll().phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(cycle.poll().phase()).isEqualTo(Phase.FAILED);
    }

    @Test
    void anOpenDoorRefusesTheDecontaminationWithTheDevicesCode() {
        incubator.faults().apply("door open");

        assertThatThrownBy(() -> start("decontaminate", Map.of("temperature", Value.real(90))))
                .isInstanceOfSatisfying(
                        DeviceException.class,
                        refused -> assertThat(refused.deviceCode()).isEqualTo("6"));
    }

    @Test
    void silenceIsAConnectionFailureAndAnotherSerialNumberIsSeen() throws Exception {
        incubator.faults().apply("serial OTHER");
        assertThat(session.identify().serialNumber()).isEqualTo("OTHER");

        incubator.faults().apply("silent on");
        assertThatThrownBy(() -> number("co2.pv")).isInstanceOf(ConnectionException.class);
    }

    private Execution start(String command, Map<String, Value> arguments) throws Exception {
        return session.start(new CommandCall(new CommandId(command), RequestId.random(), arguments));
    }

    private double number(String parameter) throws Exception {
        return value(parameter).number();
    }

    private Value value(String parameter) throws Exception {
        return Bench.read(session, parameter).value();
    }
}
