package org.ferrule.plugin.registermap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.plugin.bench.Bench;
import org.ferrule.plugin.bench.BenchLinks;
import org.ferrule.transport.line.SerialCable;
import org.ferrule.transport.stream.StreamTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A balance that answers lines, on a serial cable: descriptor, interpreter and the real transport. */
@Timeout(60)
class BalanceIT {
    private SerialCable cable;
    private TalkingDevice device;
    private SharedLink line;
    private Bench bench;
    private BoundSession session;

    @BeforeEach
    void connect() throws Exception {
        cable = new SerialCable();
        device = TalkingDevice.on(cable.device())
                .answers("3SI", "S S     12.50 g")
                .answers("3I4", "I4 \"B123\"")
                .answers("3FL", "FL S")
                .answers("3TG 2.50", "OK")
                .answers("3FL F", "OK")
                .answers("3T", "T S 12.50 g")
                .answers("3D hello", "OK");
        line = new BenchLinks(new StreamTransport(), "stream", Duration.ofSeconds(2))
                .serial("serial", cable.host(), 9600, 1);
        bench = Bench.of("balance.yaml")
                .link(
                        "link",
                        line.lease(new EquipmentId("balance-1"), reason -> {}).link())
                .with("address", Value.integer(3));
        session = bench.open(new RegisterMapDriver(), BoundSession.class);
    }

    @AfterEach
    void disconnect() throws Exception {
        line.close();
        device.close();
        cable.close();
    }

    @Test
    void oneLineGivesSeveralParametersAndTheirQuality() throws Exception {
        assertThat(session.identify().serialNumber()).isEqualTo("B123");
        assertThat(session.read(List.of(new ParameterId("value"), new ParameterId("stable"))))
                .containsExactly(
                        Reading.good(new ParameterId("value"), Value.real(12.5)),
                        Reading.good(new ParameterId("stable"), Value.bool(true)));
        assertThat(device.heard()).containsExactly("3I4", "3SI");

        device.answers("3SI", "S D     -3.10 g");
        assertThat(Bench.read(session, "value").value()).isEqualTo(Value.real(-3.1));
        assertThat(Bench.read(session, "value").quality()).isEqualTo(Quality.UNCERTAIN_SENSOR_NOT_ACCURATE);
    }

    @Test
    void anOverloadIsAnAlarmAndNoValue() throws Exception {
        device.answers("3SI", "S + g");

        assertThat(Bench.read(session, "value").quality()).isEqualTo(Quality.BAD_SENSOR_FAILURE);
        assertThat(session.status().health()).isEqualTo(Health.NORMAL);
        assertThat(bench.alarms()).containsEntry("outOfRange", true).containsEntry("sensorFailure", false);
    }

    @Test
    void wordsAndNumbersAreWrittenIntoTheirTemplate() throws Exception {
        assertThat(Bench.read(session, "filter").value()).isEqualTo(Value.enumerated(1, "SLOW"));
        session.write(new ParameterId("filter"), Value.enumerated(0, "FAST"));
        session.write(new ParameterId("target"), Value.real(2.5));

        assertThat(device.heard()).containsExactly("3FL", "3FL F", "3TG 2.50");
    }

    @Test
    void aCommandsReplyGivesItsResult() throws Exception {
        Execution tare = start("tare", Map.of());

        assertThat(tare.poll().results()).containsEntry("tare", Value.real(12.5));
    }

    @Test
    void aRefusalKeepsTheDevicesCode() {
        device.answers("3Z", "EL");

        assertThatThrownBy(() -> start("zero", Map.of()))
                .isInstanceOfSatisfying(
                        DeviceException.class,
                        refused -> assertThat(refused.deviceCode()).isEqualTo("L"));
    }

    @Test
    void aTextCannotSmuggleASecondRequestIn() throws Exception {
        start("label", Map.of("text", Value.text("hello")));
        assertThatThrownBy(() -> start("label", Map.of("text", Value.text("hello\r\n3T"))))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("not sent");

        assertThat(device.heard()).containsExactly("3D hello");
    }

    @Test
    void anAnswerToSomethingElseIsNeverTakenAndALateOneIsForgotten() throws Exception {
        device.answers("3SI", "FL S");
        assertThatThrownBy(() -> Bench.read(session, "value"))
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("'3SI' was answered with 'FL S'");

        device.answers("3SI", "S S 1.00 g");
        assertThat(Bench.read(session, "value").value()).isEqualTo(Value.real(1));
    }

    private Execution start(String command, Map<String, Value> arguments) throws Exception {
        return session.start(new CommandCall(new CommandId(command), RequestId.random(), arguments));
    }
}
