package org.ferrule.conformance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class FeedMemoryTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Patience patience = new Patience(1);
    private final FeedMemory feed = new FeedMemory();

    private void tell(String name, String to) {
        feed.add(name, JsonNodeFactory.instance.objectNode().put("to", to));
    }

    /** On a busy machine the feed comes after the interface, by as much as a check takes to look. */
    @Test
    void whatIsToldLaterThanItIsShownIsWaitedFor() throws Exception {
        tell("state", "IDLE");
        int mark = feed.mark();
        CountDownLatch hasLooked = new CountDownLatch(1);
        CompletableFuture<Optional<FeedMemory.Event>> waiting =
                CompletableFuture.supplyAsync(() -> feed.await(patience, LONG, mark, "state", event -> {
                    hasLooked.countDown();
                    return event.text("to").equals("IDLE");
                }));
        tell("sample", "IDLE");
        tell("state", "EXECUTE");
        hasLooked.await();
        tell("state", "IDLE");

        assertThat(waiting.get()).isPresent();
    }

    @Test
    void whatIsNeverToldIsWaitedForSoLongAndNoLonger() {
        tell("state", "IDLE");

        assertThat(feed.await(patience, Duration.ofMillis(20), feed.mark(), "state", event -> true))
                .isEmpty();
    }
}
