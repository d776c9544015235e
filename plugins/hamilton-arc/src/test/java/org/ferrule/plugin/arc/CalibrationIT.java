package org.ferrule.plugin.arc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.driver.ExecutionStatus.Phase;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.plugin.bench.Bench;
import org.ferrule.simulators.arc.ArcDialect;
import org.ferrule.simulators.arc.ArcPasswords;
import org.ferrule.simulators.arc.ArcSensor;
import org.ferrule.simulators.arc.ArcServer;
import org.ferrule.simulators.arc.ArcSettings;
import org.ferrule.simulators.arc.ArcTransport;
import org.ferrule.simulators.arc.ArcType;
import org.ferrule.simulators.culture.CultureState;
import org.ferrule.simulators.culture.ManualClock;
import org.ferrule.simulators.line.SerialLine;
import org.ferrule.transport.line.SerialCable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The three outcomes of a calibration, by driver, real transport and simulated sensors that judge by themselves. */
@Timeout(60)
class CalibrationIT {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final ManualClock clock = new ManualClock();
    private final ArcSensor ph = sensor(ArcType.PH, 1);
    private final ArcSensor oxygen = sensor(ArcType.DISSOLVED_OXYGEN, 2);

    private ArcSensor sensor(ArcType type, int unitId) {
        ArcPasswords passwords = new ArcPasswords(4711, 815);
        return new ArcSensor(
                new ArcSettings(type, unitId, "000100" + unitId, 5, passwords, ArcDialect.DEFAULT),
                () -> new CultureState(0, 1, 98, 37, 7.2, 40, 4, 0, 1000, 1013),
                clock);
    }

    private ArcServer server;
    private SharedLink tcp;

    @BeforeEach
    void connect() throws Exception {
        server = ArcServer.start(ArcTransport.TCP, 0, List.of(ph, oxygen));
        tcp = ArcLines.tcp(server.port());
    }

    @AfterEach
    void disconnect() {
        tcp.close();
        server.close();
    }

    private static Bench bench(String descriptor, SharedLink line, int unitId) throws Exception {
        return ArcLines.bench(descriptor, line, unitId)
                .withSecret("administratorPassword", "4711")
                .at(NOW);
    }

    /** Holds the tip into a standard until the reading has been stable for three minutes. */
    private void hold(ArcSensor sensor, String value) {
        sensor.faults().apply("medium " + value);
        for (int i = 0; i < 120; i++) {
            clock.advance(Duration.ofSeconds(3));
            sensor.measure();
        }
    }

    private static Execution calibrate(ArcSession session, String point, double reference) throws Exception {
        return session.start(new CommandCall(
                new CommandId("calibrate"),
                RequestId.random(),
                Map.of("point", Value.enumerated(0, point), "reference", Value.real(reference))));
    }

    private static ExecutionStatus outcome(Bench bench, ArcSession session, String point, double reference)
            throws Exception {
        Execution execution = calibrate(session, point, reference);
        assertThat(execution.poll().phase()).isEqualTo(Phase.RUNNING);
        bench.at(NOW.plusSeconds(4));
        return execution.poll();
    }

    private void levelIsU(ArcSensor sensor) throws Exception {
        assertThat(sensor.read(4288, 2)).as("operator level").containsExactly(0x03, 0);
    }

    @Test
    void acceptedMovesTheReadingToTheStandardAndTheSensorKeepsIt() throws Exception {
        Bench bench = bench("arc-ph.yaml", tcp, 1);
        ArcSession session = bench.open(new ArcDriver(), ArcSession.class);
        hold(ph, "4.07");

        ExecutionStatus outcome = outcome(bench, session, "CP2", 4.01);

        assertThat(outcome.phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(outcome.results().get("asFound").number()).isCloseTo(4.07, within(0.02));
        assertThat(outcome.results().get("asLeft").number()).isCloseTo(4.01, within(0.02));
        assertThat(outcome.results()).containsEntry("count", Value.integer(2));
        levelIsU(ph);
        ExecutionStatus kept = session.start(new CommandCall(
                        new CommandId("readCalibration"),
                        RequestId.random(),
                        Map.of("point", Value.enumerated(1, "CP2"))))
                .poll();
        assertThat(kept.results().get("value").number()).isCloseTo(4.01, within(0.001));
        levelIsU(ph);
    }

    @Test
    void rejectedSaysWhyAndChangesNothing() throws Exception {
        Bench bench = bench("arc-ph.yaml", tcp, 1);
        ArcSession session = bench.open(new ArcDriver(), ArcSession.class);
        hold(ph, "7.2");

        ExecutionStatus outcome = outcome(bench, session, "CP1", 7.2);

        assertThat(outcome.phase()).isEqualTo(Phase.FAILED);
        assertThat(outcome.failure()).contains("0x00000002: no standard fits");
        assertThat(outcome.results()).containsEntry("count", Value.integer(1));
        assertThat(outcome.results().get("asLeft")).isEqualTo(outcome.results().get("asFound"));
        levelIsU(ph);
        assertThat(Bench.read(session, "value").quality()).isEqualTo(Quality.UNCERTAIN_SENSOR_CALIBRATION);
    }

    @Test
    void failedLeavesTheOutcomeUnknown() throws Exception {
        Bench bench = bench("arc-ph.yaml", tcp, 1);
        ArcSession session = bench.open(new ArcDriver(), ArcSession.class);
        hold(ph, "4.07");
        Execution execution = calibrate(session, "CP2", 4.01);
        bench.at(NOW.plusSeconds(4));
        ph.faults().apply("silent on");

        assertThatThrownBy(execution::poll)
                .isInstanceOfSatisfying(
                        ConnectionException.class, e -> assertThat(e.isSent()).isTrue());
    }

    @Test
    void whatTheSensorAcknowledgesAndIgnoresIsNoCalibration() throws Exception {
        Bench bench = bench("arc-visiferm-do.yaml", tcp, 2);
        ArcSession session = bench.open(new ArcDriver(), ArcSession.class);
        hold(oxygen, "98");
        oxygen.faults().apply("ignore on");

        assertThatThrownBy(() -> outcome(bench, session, "CP2", 100))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("ignored it");
        levelIsU(oxygen);
    }

    @Test
    void aWrongPasswordIsRefusedAndTheSensorStaysAsItWas() throws Exception {
        Bench bench = bench("arc-ph.yaml", tcp, 1).withSecret("administratorPassword", "4712");
        ArcSession session = bench.open(new ArcDriver(), ArcSession.class);

        assertThatThrownBy(() -> calibrate(session, "CP1", 7))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("the password is wrong");
        assertThat(Bench.read(session, "value").quality()).isEqualTo(Quality.GOOD);
    }

    @Test
    void onOneSerialLineASilentSensorFailsAndItsNeighbourIsReadAndCalibrated() throws Exception {
        try (SerialCable cable = new SerialCable();
                ArcServer serial = ArcServer.start(
                        new SerialLine(Path.of(cable.device()).toRealPath().toString(), 19_200, 2),
                        List.of(ph, oxygen));
                SharedLink line = ArcLines.serial(cable.host())) {
            assertThat(serial.port()).as("no TCP").isZero();
            ArcSession silent = bench("arc-ph.yaml", line, 1).open(new ArcDriver(), ArcSession.class);
            Bench bench = bench("arc-visiferm-do.yaml", line, 2);
            ArcSession neighbour = bench.open(new ArcDriver(), ArcSession.class);
            assertThat(silent.identify().serialNumber()).isEqualTo("0001001");
            ph.faults().apply("silent on");
            hold(oxygen, "98");

            assertThatThrownBy(() -> calibrate(silent, "CP1", 7))
                    .isInstanceOfSatisfying(
                            ConnectionException.class,
                            e -> assertThat(e.isSent()).isFalse());
            assertThat(Bench.read(neighbour, "value").quality()).isEqualTo(Quality.GOOD);
            assertThat(outcome(bench, neighbour, "CP2", 100).phase()).isEqualTo(Phase.SUCCEEDED);
            ph.faults().apply("clear");
            assertThat(Bench.read(silent, "value").quality()).isEqualTo(Quality.GOOD);
        }
    }
}
