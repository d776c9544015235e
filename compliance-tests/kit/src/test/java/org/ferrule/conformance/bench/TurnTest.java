package org.ferrule.conformance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ExecutorService hands = Executors.newCachedThreadPool();
    private final CountDownLatch isStarting = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final List<String> order = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        mayEnd.countDown();
        hands.shutdownNow();
    }

    private Future<String> first(Turn turn) throws InterruptedException {
        Future<String> first = hands.submit(() -> turn.take(() -> {
            isStarting.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            order.add("first");
            return "first";
        }));
        assertThat(isStarting.await(1, TimeUnit.MINUTES)).isTrue();
        return first;
    }

    @Test
    void whatComesSecondStartsWhenTheFirstHasStarted() throws Exception {
        Turn turn = new Turn(LONG);
        Future<String> first = first(turn);
        AtomicReference<Thread> waiting = new AtomicReference<>();
        Future<Boolean> second = hands.submit(() -> {
            waiting.set(Thread.currentThread());
            return turn.take(() -> order.add("second"));
        });
        await().until(() -> waiting.get() != null && waiting.get().getState() == Thread.State.TIMED_WAITING);

        assertThat(order).isEmpty();
        mayEnd.countDown();

        assertThat(first.get(1, TimeUnit.MINUTES)).isEqualTo("first");
        assertThat(second.get(1, TimeUnit.MINUTES)).isTrue();
        assertThat(order).containsExactly("first", "second");
    }

    @Test
    void whoIsStuckStopsNobodyForEver() throws Exception {
        Turn turn = new Turn(Duration.ofMillis(20));
        Future<String> first = first(turn);

        assertThat(turn.take(() -> "second")).isEqualTo("second");
        assertThat(first.isDone()).isFalse();
    }

    @Test
    void whatFailsToStartGivesItsTurnToTheNext() throws Exception {
        Turn turn = new Turn(LONG);

        assertThatThrownBy(() -> turn.take(() -> {
                    throw new IOException("no port");
                }))
                .hasMessage("no port");
        assertThat(hands.submit(() -> turn.take(() -> "next")).get(10, TimeUnit.SECONDS))
                .isEqualTo("next");
    }
}
