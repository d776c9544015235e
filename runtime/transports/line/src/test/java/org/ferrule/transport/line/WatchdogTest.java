package org.ferrule.transport.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

final class WatchdogTest {
    @Test
    void aCallThatEndsInTimeGivesItsResult() throws Exception {
        assertThat(Watchdog.<String>call("quick", Duration.ofSeconds(5), () -> "open", late -> {}))
                .isEqualTo("open");
    }

    @Test
    void aCallThatHangsIsLeftBehindAndItsLateResultIsHandedOver() throws Exception {
        CountDownLatch hang = new CountDownLatch(1);
        CompletableFuture<String> late = new CompletableFuture<>();
        assertThatThrownBy(() -> Watchdog.<String>call(
                        "hanging", Duration.ofMillis(50), () -> openAfter(hang), late::complete))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("hanging did not end within 50 ms");
        hang.countDown();
        assertThat(late.get(5, TimeUnit.SECONDS)).isEqualTo("open");
    }

    private static String openAfter(CountDownLatch hang) {
        try {
            return hang.await(10, TimeUnit.SECONDS) ? "open" : "never";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
