package org.ferrule.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditTrail;
import org.ferrule.audit.AuditUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records calls that do not show the site's token. The first of a burst is recorded at once, the others together when the window
 * is over, so that nobody can fill the trail by knocking.
 */
final class AccessAttempts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AccessAttempts.class);
    private static final Actor UNKNOWN = new Actor("unknown", "none", "http");
    private static final String TARGET = "control-endpoint";
    private static final int LONGEST_PATH = 100;

    private final AuditTrail trail;
    private final Duration window;
    private final ScheduledExecutorService timer;
    private boolean isBurst;
    private long unrecorded;
    private String lastCall = "";

    AccessAttempts(AuditTrail trail, Duration window) {
        this.trail = trail;
        this.window = window;
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "gateway-access-attempts");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Notes one attempt; the path without its query, which may hold what nobody should read. */
    synchronized void note(String method, String rawPath) {
        String call = method + " " + rawPath;
        lastCall = call.length() > LONGEST_PATH ? call.substring(0, LONGEST_PATH) + "..." : call;
        unrecorded++;
        if (!isBurst) {
            isBurst = true;
            record();
            Future<?> unused = timer.schedule(this::endWindow, window.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void endWindow() {
        isBurst = unrecorded > 0;
        if (isBurst) {
            record();
            Future<?> unused = timer.schedule(this::endWindow, window.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** What cannot be recorded stays counted for the next time. */
    private void record() {
        try {
            trail.append(new AuditEntry(
                    AuditPhase.REFUSED,
                    AuditAction.ACCESS,
                    UNKNOWN,
                    TARGET,
                    AuditEntry.Change.NONE,
                    "",
                    null,
                    ErrorCode.NOT_AUTHENTICATED.name(),
                    Map.of("attempts", Long.toString(unrecorded), "lastCall", lastCall)));
            unrecorded = 0;
        } catch (AuditUnavailableException e) {
            LOG.warn("{} calls without the token are not recorded yet", unrecorded, e);
        }
    }

    @Override
    public synchronized void close() {
        timer.shutdownNow();
        if (unrecorded > 0) {
            record();
        }
    }
}
