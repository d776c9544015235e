package org.ferrule.simulators.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ferrule.simulators.culture.SimulationClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wire is a queue: whatever is done to the answers on it, none overtakes another. */
class AnswerPathTest {

    private static final double DELAY_SECONDS = 0.02;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final WireCondition condition = new WireCondition();
    private final BlockingQueue<String> came = new LinkedBlockingQueue<>();
    private final AnswerPath answers =
            new AnswerPath(condition, thread, bytes -> came.add(new String(bytes, StandardCharsets.US_ASCII)));

    @AfterEach
    void end() {
        thread.shutdownNow();
    }

    private void answered(String answer) {
        answers.answered(answer.getBytes(StandardCharsets.US_ASCII));
    }

    private void apply(String fault) {
        condition.commands().apply(fault);
    }

    private String next() throws InterruptedException {
        return came.poll(20, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delay 20", "coalesce 20"})
    void whatIsHeldIsNotOvertakenEvenIfTheThreadWasBusyWhenItFellDue(String fault) throws Exception {
        thread.submit(() -> {
                    apply(fault);
                    answered("first");
                    apply("clear");
                    SimulationClock clock = SimulationClock.realTime(1);
                    while (clock.seconds() < 2 * DELAY_SECONDS) {
                        Thread.onSpinWait();
                    }
                    answered("second");
                })
                .get();

        assertThat(next()).isEqualTo("first");
        assertThat(next()).isEqualTo("second");
    }

    @Test
    void equalTimesKeepTheirOrder() throws Exception {
        for (int round = 0; round < 200; round++) {
            thread.submit(() -> {
                        apply("delay 1");
                        answered("a");
                        apply("delay off");
                        answered("b");
                        apply("slice 1");
                        answered("cd");
                        apply("clear");
                        answered("e");
                    })
                    .get();
            assertThat(next() + next() + next() + next() + next()).isEqualTo("abcde");
        }
    }
}
