package org.ferrule.plugin.arc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.driver.ExecutionStatus.Phase;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.plugin.bench.Bench;
import org.ferrule.transport.line.SerialCable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Driver and transport against a server, and a codec of floats, that nobody of this project wrote. */
@Timeout(60)
class LibmodbusIT {
    @TempDir
    private static Path directory;

    private static Path program;

    @BeforeAll
    static void compile() throws Exception {
        program = LibmodbusServer.compile(directory);
    }

    @Test
    void readsAndCalibratesOverTcp() throws Exception {
        try (LibmodbusServer server = LibmodbusServer.tcp(program);
                SharedLink line = ArcLines.tcp(server.port())) {
            check(line);
        }
    }

    @Test
    void readsAndCalibratesOnASerialLine() throws Exception {
        try (SerialCable cable = new SerialCable();
                LibmodbusServer server = LibmodbusServer.rtu(program, cable.device());
                SharedLink line = ArcLines.serial(cable.host())) {
            assertThat(server.port()).as("no TCP").isZero();
            check(line);
        }
    }

    private static void check(SharedLink line) throws Exception {
        Bench bench = ArcLines.bench("arc-ph.yaml", line, 1);
        ArcSession session = bench.withSecret("administratorPassword", "70000").open(new ArcDriver(), ArcSession.class);

        assertThat(session.identify()).isEqualTo(new Nameplate("", "242111/01", "LIBMODBUS", "", "EPHUM031"));
        assertThat(Bench.read(session, "value")).isEqualTo(Reading.good(new ParameterId("value"), Value.real(7.25)));
        assertThat(Bench.read(session, "temperature").value()).isEqualTo(Value.real(36.5));
        assertThat(Bench.read(session, "operatingHours").value()).isEqualTo(Value.real(1234.5));
        ExecutionStatus outcome = calibrated(bench, session);
        assertThat(outcome.phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(outcome.results())
                .containsEntry("asFound", Value.real(7.25))
                .containsEntry("asLeft", Value.real(7.5))
                .containsEntry("count", Value.integer(2));
        bench.withSecret("administratorPassword", "70001");
        assertThatThrownBy(() -> calibrated(bench, bench.open(new ArcDriver(), ArcSession.class)))
                .as("the server takes any password, but then ignores the reference")
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("ignored it");
    }

    private static ExecutionStatus calibrated(Bench bench, ArcSession session) throws Exception {
        bench.at(Instant.EPOCH);
        Execution execution = session.start(new CommandCall(
                new CommandId("calibrate"),
                RequestId.random(),
                Map.of("point", Value.enumerated(0, "CP1"), "reference", Value.real(7.5))));
        bench.at(Instant.EPOCH.plusSeconds(4));
        return execution.poll();
    }
}
