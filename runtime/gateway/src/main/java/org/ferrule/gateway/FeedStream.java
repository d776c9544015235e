package org.ferrule.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.ferrule.core.service.Feed;
import org.ferrule.core.service.FeedItem;
import org.ferrule.core.service.FeedSubscription;

/** The feed as server-sent events (WHATWG HTML, 9.2): one event an item, a comment when nothing happens. */
final class FeedStream implements AutoCloseable {
    private static final int CAPACITY = 4096;

    /** Often enough that a client that went away is noticed, and that proxies keep the connection. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    private final Feed feed;
    private volatile boolean isOpen = true;

    FeedStream(Feed feed) {
        this.feed = feed;
    }

    void serve(HttpExchange exchange) throws IOException {
        try (FeedSubscription subscription = feed.subscribe(CAPACITY)) {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            out.write(": connected\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            pump(subscription, out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(FeedSubscription subscription, OutputStream out) throws IOException, InterruptedException {
        while (isOpen) {
            Optional<FeedItem> item;
            try {
                item = subscription.next(HEARTBEAT);
            } catch (IllegalStateException overflow) {
                write(out, "event: ended\ndata: {\"reason\":\"this client was too slow; connect again\"}\n\n");
                return;
            }
            write(out, item.map(FeedStream::event).orElse(": still here\n\n"));
        }
        write(out, "event: ended\ndata: {\"reason\":\"the site is stopping\"}\n\n");
    }

    private static String event(FeedItem item) {
        return "event: " + EventJson.name(item) + "\ndata: " + EventJson.of(item) + "\n\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        isOpen = false;
    }
}
