package org.ferrule.core.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.core.clock.SystemTimers;
import org.ferrule.core.equipment.Urgency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LaneTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration GRACE = Duration.ofMillis(100);

    private final SystemTimers timers = new SystemTimers();
    private final Events events = new Events();
    private final CountDownLatch gate = new CountDownLatch(1);
    private Lane lane;

    @BeforeEach
    void start() {
        lane = new Lane("test-lane", timers, GRACE, events);
        lane.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        gate.countDown();
        lane.close(Duration.ofSeconds(2), () -> {});
        timers.close();
    }

    @Test
    @Proves(Req.CMD_007)
    void safetyOvertakesAFullQueueAndEqualsKeepTheirOrder() throws Exception {
        List<String> order = new CopyOnWriteArrayList<>();
        occupy();
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String name = "poll" + i;
            all.add(submit(Urgency.POLL, LONG, () -> order.add(name)));
        }
        all.add(submit(Urgency.STATUS, LONG, () -> order.add("status")));
        all.add(submit(Urgency.ACTION, LONG, () -> order.add("action1")));
        all.add(submit(Urgency.ACTION, LONG, () -> order.add("action2")));
        all.add(submit(Urgency.SAFETY, LONG, () -> order.add("abort")));
        gate.countDown();
        for (CompletableFuture<?> future : all) {
            future.get(10, TimeUnit.SECONDS);
        }
        assertThat(order).startsWith("abort", "action1", "action2", "status", "poll0", "poll1");
        assertThat(order).endsWith("poll198", "poll199").hasSize(204);
    }

    @Test
    @Proves(Req.TIM_001)
    void aCallThatIsStillQueuedAtItsDeadlineFailsAsNotSentAndNeverRuns() throws Exception {
        occupy();
        AtomicBoolean hasRun = new AtomicBoolean();
        CompletableFuture<Boolean> late = submit(Urgency.ACTION, SHORT, () -> hasRun.getAndSet(true));
        ConnectionException failure = connectionFailure(late);
        assertThat(failure.isSent()).isFalse();
        assertThat(failure.fault()).isEqualTo(CommFault.TIMEOUT);
        gate.countDown();
        submit(Urgency.POLL, LONG, () -> true).get(5, TimeUnit.SECONDS);
        assertThat(hasRun).isFalse();
        assertThat(events.quarantines).hasValue(0);
    }

    @Test
    @Proves(Req.TIM_001)
    void aCallThatHeedsTheInterruptAtItsDeadlineCostsNothingElse() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CompletableFuture<Boolean> late = submit(Urgency.POLL, SHORT, () -> never.await(1, TimeUnit.HOURS));
        ConnectionException failure = connectionFailure(late);
        assertThat(failure.isSent()).isTrue();
        assertThat(failure.fault()).isEqualTo(CommFault.TIMEOUT);
        boolean isInterrupted = submit(
                        Urgency.POLL, LONG, () -> Thread.currentThread().isInterrupted())
                .get(5, TimeUnit.SECONDS);
        assertThat(isInterrupted)
                .as("the interrupt must not reach the next call")
                .isFalse();
        assertThat(events.quarantines).hasValue(0);
    }

    @Test
    @Proves(Req.TIM_001)
    void aCallThatIgnoresTheInterruptPutsTheLaneIntoQuarantineAndItsReturnEndsThat() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CompletableFuture<String> stuck = submit(Urgency.POLL, SHORT, () -> {
            running.countDown();
            ignoreInterruptsUntilGateOpens();
            return "late result";
        });
        assertThat(running.await(5, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Boolean> queued = submit(Urgency.SAFETY, LONG, () -> true);
        assertThat(connectionFailure(stuck).isSent()).isTrue();
        assertThat(connectionFailure(queued).isSent()).isFalse();
        assertThat(connectionFailure(submit(Urgency.SAFETY, LONG, () -> true)).isSent())
                .isFalse();
        assertThat(events.quarantines).hasValue(1);
        assertThat(events.releases).hasValue(0);
        gate.countDown();
        await().untilAsserted(() -> assertThat(events.releases).hasValue(1));
        assertThat(submit(Urgency.POLL, LONG, () -> "alive").get(5, TimeUnit.SECONDS))
                .isEqualTo("alive");
        assertThat(stuck).isCompletedExceptionally();
    }

    @Test
    @Proves(Req.FLT_011)
    void whateverADriverThrowsTheLaneGoesOn() throws Exception {
        for (Throwable thrown : List.of(new StackOverflowError(), new OutOfMemoryError("driver"), new LinkageError())) {
            CompletableFuture<Boolean> failing = submit(Urgency.POLL, LONG, () -> {
                throw (Error) thrown;
            });
            assertThatThrownBy(() -> failing.get(5, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCause(thrown);
        }
        assertThat(submit(Urgency.POLL, LONG, () -> 7).get(5, TimeUnit.SECONDS)).isEqualTo(7);
    }

    @Test
    @Proves(Req.TIM_003)
    void closingFailsWhatWaitsAndRunsTheLastTaskOnTheLane() throws Exception {
        occupy();
        CompletableFuture<Boolean> queued = submit(Urgency.ACTION, LONG, () -> true);
        List<String> last = new CopyOnWriteArrayList<>();
        Thread opener = new Thread(() -> {
            await().until(queued::isDone);
            gate.countDown();
        });
        opener.start();
        assertThat(lane.close(
                        Duration.ofSeconds(10),
                        () -> last.add(Thread.currentThread().getName())))
                .isTrue();
        assertThat(connectionFailure(queued).isSent()).isFalse();
        assertThat(last).containsExactly("test-lane");
        assertThat(connectionFailure(submit(Urgency.SAFETY, LONG, () -> true)).fault())
                .isEqualTo(CommFault.NOT_CONNECTED);
    }

    @Test
    @Proves(Req.TIM_003)
    void closingLeavesAThreadBehindThatDoesNotComeBackAndNeverRunsTheLastTask() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CompletableFuture<Boolean> unused = submit(Urgency.POLL, LONG, () -> {
            running.countDown();
            ignoreInterruptsUntilGateOpens();
            return true;
        });
        assertThat(running.await(5, TimeUnit.SECONDS)).isTrue();
        AtomicBoolean hasRun = new AtomicBoolean();
        assertThat(lane.close(Duration.ofMillis(200), () -> hasRun.set(true))).isFalse();
        gate.countDown();
        assertThat(lane.close(Duration.ofSeconds(5), () -> hasRun.set(true))).isTrue();
        assertThat(hasRun).isFalse();
    }

    private void occupy() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CompletableFuture<Boolean> unused = submit(Urgency.POLL, LONG, () -> {
            running.countDown();
            return gate.await(20, TimeUnit.SECONDS);
        });
        assertThat(running.await(5, TimeUnit.SECONDS)).isTrue();
    }

    private void ignoreInterruptsUntilGateOpens() {
        while (gate.getCount() > 0) {
            try {
                if (gate.await(20, TimeUnit.SECONDS)) {
                    return;
                }
            } catch (InterruptedException ignored) {
                Thread.interrupted();
            }
        }
    }

    private <T> CompletableFuture<T> submit(Urgency urgency, Duration deadline, Callable<T> call) {
        return lane.submit(new LaneRequest(urgency, deadline, "test"), call);
    }

    private static ConnectionException connectionFailure(CompletableFuture<?> future) throws Exception {
        try {
            future.get(5, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            return (ConnectionException) failure.getCause();
        }
        throw new AssertionError("the call succeeded");
    }

    private static final class Events implements LaneListener {
        final AtomicInteger quarantines = new AtomicInteger();
        final AtomicInteger releases = new AtomicInteger();

        @Override
        public void quarantined(String reason) {
            quarantines.incrementAndGet();
        }

        @Override
        public void released() {
            releases.incrementAndGet();
        }
    }
}
