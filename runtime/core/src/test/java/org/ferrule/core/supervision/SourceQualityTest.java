package org.ferrule.core.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ferrule.core.supervision.TestDescriptors.VALUE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ferrule.api.descriptor.ParameterDescriptor.Acquisition.Mode;
import org.ferrule.api.model.ConnectionState;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.core.clock.SystemClock;
import org.ferrule.core.clock.SystemTimers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a device says of its own value reaches everybody. */
@Timeout(60)
class SourceQualityTest {
    private static final Instant AT_THE_DEVICE = Instant.parse("2026-03-01T12:00:00.250Z");

    private final Bench bench = new Bench(new SystemClock(), new SystemTimers(), Bench.QUICK);
    private final FakeDriver driver = new FakeDriver();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @Proves(Req.PAR_009)
    void aSampleHasTheQualityAndTheTimeThatItsSourceGaveIt() {
        EquipmentSupervisor supervisor = bench.supervise(
                "device-1",
                driver,
                TestDescriptors.descriptor(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(5),
                        TestDescriptors.parameter(VALUE, Mode.POLLED, Duration.ofMillis(20))));
        Bench.awaitState(supervisor, ConnectionState.ONLINE);
        assertThat(supervisor.latest(VALUE).orElseThrow().sourceTime())
                .as("the device has given none")
                .isNull();
        for (Quality quality :
                List.of(Quality.UNCERTAIN_SENSOR_CALIBRATION, Quality.BAD_SENSOR_FAILURE, Quality.GOOD)) {
            driver.onRead = wanted -> List.of(new Reading(VALUE, Value.real(5), quality, AT_THE_DEVICE));

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(supervisor.latest(VALUE)).hasValueSatisfying(sample -> {
                        assertThat(sample.quality()).isEqualTo(quality);
                        assertThat(sample.sourceTime()).isEqualTo(AT_THE_DEVICE);
                        assertThat(sample.acquiredTime()).isAfter(AT_THE_DEVICE);
                    }));
        }
    }
}
