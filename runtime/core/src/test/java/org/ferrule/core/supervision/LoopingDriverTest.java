package org.ferrule.core.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ferrule.core.supervision.TestDescriptors.VALUE;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor.Acquisition.Mode;
import org.ferrule.api.model.ConnectionState;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.core.clock.SystemClock;
import org.ferrule.core.clock.SystemTimers;
import org.ferrule.core.equipment.Urgency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A driver that never stops calculating, and heeds no interrupt. */
@Timeout(120)
class LoopingDriverTest {
    private final Bench bench = new Bench(new SystemClock(), new SystemTimers(), Bench.QUICK);
    private final FakeDriver looping = new FakeDriver();
    private final FakeDriver healthy = new FakeDriver();
    private final AtomicBoolean isLooping = new AtomicBoolean(true);

    @AfterEach
    void close() {
        isLooping.set(false);
        bench.close();
    }

    @Test
    @Proves(Req.FLT_010)
    void isQuarantinedWhileAnotherIsReadAndTakesOrders() throws Exception {
        EquipmentSupervisor bad = bench.supervise("bad-1", looping, descriptor());
        EquipmentSupervisor good = bench.supervise("good-1", healthy, descriptor());
        Bench.awaitState(bad, ConnectionState.ONLINE);
        Bench.awaitState(good, ConnectionState.ONLINE);
        looping.onRead = wanted -> {
            while (isLooping.get()) {
                Thread.onSpinWait();
            }
            return looping.readings(wanted);
        };
        Bench.awaitState(bad, ConnectionState.UNRESPONSIVE);

        int before = healthy.reads.get();
        await().atMost(Duration.ofSeconds(30)).until(() -> healthy.reads.get() >= before + 50);

        int answer = good.call(Urgency.ACTION, Duration.ofSeconds(20), session -> 7);
        assertThat(answer).isEqualTo(7);
        assertThat(bad.connection()).as("it was looping all the time").isEqualTo(ConnectionState.UNRESPONSIVE);
        isLooping.set(false);
        Bench.awaitState(bad, ConnectionState.ONLINE);
    }

    private static EquipmentDescriptor descriptor() {
        return TestDescriptors.descriptor(
                Duration.ofSeconds(5),
                Duration.ofMillis(300),
                TestDescriptors.parameter(VALUE, Mode.POLLED, Duration.ofMillis(50)));
    }
}
