package org.ferrule.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for a site that was just started. */
public final class ReadySite {
    /** Each question takes processor time from the start that it waits for. */
    private static final Duration STEP = Duration.ofMillis(100);

    private final CountDownLatch cancelled = new CountDownLatch(1);

    /** Ends a wait early. */
    public void cancel() {
        cancelled.countDown();
    }

    /** Waits until the control endpoint listens; empty if it does not in time or the wait was cancelled. */
    public Optional<ControlClient> awaitControl(Path data, String client, Duration longest)
            throws InterruptedException, NoSiteException {
        for (long step = 0; step * STEP.toMillis() < longest.toMillis(); step++) {
            if (Files.exists(data.resolve("control.json"))) {
                return Optional.of(ControlClient.of(data, client));
            }
            if (cancelled.await(STEP.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Waits until every equipment was ONLINE; the site as it is then, or as it is when the time is over. */
    public JsonNode awaitReady(ControlClient client, Duration longest) throws InterruptedException, NoSiteException {
        JsonNode site = client.get("/api/v1/site").body();
        for (long step = 0; step * STEP.toMillis() < longest.toMillis(); step++) {
            if (site.hasNonNull("readyMillis") || cancelled.await(STEP.toMillis(), TimeUnit.MILLISECONDS)) {
                return site;
            }
            site = client.get("/api/v1/site").body();
        }
        return site;
    }
}
