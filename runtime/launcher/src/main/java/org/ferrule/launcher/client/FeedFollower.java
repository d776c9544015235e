package org.ferrule.launcher.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Follows a site's feed on a thread of its own. */
public final class FeedFollower implements AutoCloseable {
    private final Stream<String> lines;
    private final CountDownLatch ended = new CountDownLatch(1);

    private FeedFollower(Stream<String> lines) {
        this.lines = lines;
    }

    /**
     * Subscribes, and hands over everything from then on.
     *
     * @param consumer takes each event's name and JSON, on the follower's thread
     */
    public static FeedFollower follow(ControlClient client, BiConsumer<String, ObjectNode> consumer)
            throws NoSiteException {
        FeedFollower follower = new FeedFollower(client.feed());
        Thread reader = new Thread(() -> follower.read(consumer), "feed");
        reader.setDaemon(true);
        reader.start();
        return follower;
    }

    private void read(BiConsumer<String, ObjectNode> consumer) {
        try {
            FeedLines.read(lines, (name, json) -> {
                boolean isEnd = name.equals("ended");
                if (!isEnd) {
                    consumer.accept(name, json);
                }
                return !isEnd;
            });
        } catch (JsonProcessingException | UncheckedIOException e) {
            // Closed here, or broken there: either way it is over, and whoever waits is told.
        } finally {
            ended.countDown();
        }
    }

    /**
     * Waits until the site ends the feed.
     *
     * @param longest waits at the longest so long; null waits without end
     * @return true if the site ended it, false if the time is over
     */
    public boolean awaitEnd(@Nullable Duration longest) throws InterruptedException {
        if (longest == null) {
            ended.await();
            return true;
        }
        return ended.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        lines.close();
    }
}
