package org.ferrule.plugin.registermap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.ExecutionStatus.Phase;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.plugin.bench.Bench;
import org.ferrule.plugin.bench.BenchLinks;
import org.ferrule.simulators.culture.ManualClock;
import org.ferrule.simulators.culture.Vessel;
import org.ferrule.simulators.culture.VesselSettings;
import org.ferrule.simulators.lads.LadsBioreactorServer;
import org.ferrule.simulators.lads.LadsServerSettings;
import org.ferrule.transport.opcua.OpcUaTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One gas of the simulated bioreactor by its browse paths, over an encrypted session. */
@Timeout(120)
class LadsGasIT {
    @TempDir
    private Path directory;

    @Test
    void nodesAreFoundReadWrittenSubscribedAndCalled() throws Exception {
        OpcUaTransport transport = new OpcUaTransport();
        Vessel vessel = new Vessel(VesselSettings.defaults(7), new ManualClock());
        try (LadsBioreactorServer server =
                new LadsBioreactorServer(LadsServerSettings.defaults(directory.resolve("server-pki")), vessel)) {
            server.start();
            try (SharedLink shared = open(transport, server)) {
                Bench bench = Bench.of("lads-gas.yaml")
                        .link(
                                "link",
                                shared.lease(new EquipmentId("air-1"), reason -> {})
                                        .link());
                check(bench.open(new RegisterMapDriver(), BoundSession.class));
            }
        } finally {
            transport.stop();
        }
    }

    private void check(BoundSession session) throws Exception {
        assertThat(session.identify().serialNumber()).isNotBlank();
        session.write(new ParameterId("air.sp"), Value.real(0.25));
        assertThat(Bench.read(session, "air.sp").value().number()).isCloseTo(0.25, within(1e-6));
        assertThat(Bench.read(session, "air.pv").value().number()).isCloseTo(0, within(1000.0));
        assertThat(Bench.read(session, "time").value()).isInstanceOf(Value.Timestamp.class);
        assertThat(Bench.read(session, "missing").quality()).isEqualTo(Quality.BAD_DEVICE_FAILURE);

        List<Reading> pushed = new CopyOnWriteArrayList<>();
        session.subscribe(List.of(new ParameterId("air.pv")), pushed::add);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !pushed.isEmpty());
        assertThat(pushed.get(0).parameter()).isEqualTo(new ParameterId("air.pv"));

        CommandCall stop = new CommandCall(new CommandId("stopAir"), RequestId.random(), Map.of());
        assertThat(session.start(stop).poll().phase()).isEqualTo(Phase.SUCCEEDED);
    }

    private SharedLink open(OpcUaTransport transport, LadsBioreactorServer server) throws Exception {
        return BenchLinks.opcUa(transport, server.endpointUrl(), server.certificateFile(), directory);
    }
}
