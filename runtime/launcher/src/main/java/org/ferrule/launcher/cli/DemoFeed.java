package org.ferrule.launcher.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ferrule.launcher.client.ControlClient;
import org.ferrule.launcher.client.FeedLines;
import org.ferrule.launcher.client.NoSiteException;
import org.jspecify.annotations.Nullable;

/** Follows the feed on a thread of its own and hands everything to the report. */
final class DemoFeed implements AutoCloseable {
    private final Stream<String> lines;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean isClosed;

    private DemoFeed(Stream<String> lines) {
        this.lines = lines;
    }

    static DemoFeed open(ControlClient client, DemoReport report) throws NoSiteException {
        DemoFeed feed = new DemoFeed(client.feed());
        Thread reader = new Thread(() -> feed.read(report), "demo-feed");
        reader.setDaemon(true);
        reader.start();
        return feed;
    }

    private void read(DemoReport report) {
        try {
            FeedLines.read(lines, (name, json) -> {
                report.event(name, json);
                return true;
            });
        } catch (JsonProcessingException | UncheckedIOException e) {
            if (!isClosed) {
                report.say("the feed ended: " + e.getMessage());
            }
        } finally {
            ended.countDown();
        }
    }

    /** Waits for the end of the time, or of the site. */
    void await(@Nullable Duration longest) throws InterruptedException {
        if (longest == null) {
            ended.await();
        } else if (ended.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("the site ended before its time");
        }
    }

    @Override
    public void close() {
        isClosed = true;
        lines.close();
    }
}
