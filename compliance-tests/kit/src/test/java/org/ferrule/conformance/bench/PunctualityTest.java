package org.ferrule.conformance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PunctualityTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final AtomicInteger looks = new AtomicInteger();

    private Instant look() {
        looks.incrementAndGet();
        return now.get();
    }

    private void awaitLooks() {
        int before = looks.get();
        await().until(() -> looks.get() > before + 2);
    }

    @Test
    void theLongestDelayIsKeptWhenTheMachineIsPunctualAgain() {
        try (Punctuality machine = Punctuality.watch(this::look)) {
            awaitLooks();
            assertThat(machine.worst()).isZero();
            now.updateAndGet(then -> then.plusMillis(85));
            awaitLooks();
            now.updateAndGet(then -> then.plusMillis(25));
            awaitLooks();

            assertThat(machine.worst()).isEqualTo(Duration.ofMillis(80));
        }
    }
}
