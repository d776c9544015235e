package org.ferrule.core.supervision;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditTrail;
import org.ferrule.audit.AuditUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what happened by itself. What happens cannot wait for the disk, so one thread writes in the order of the calls; while
 * the trail accepts nothing the entries wait here. Intents never come this way.
 */
public final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration FLUSH = Duration.ofSeconds(5);
    /** Hours of a busy site: beyond this the machine's memory is the nearer danger. */
    private static final int LARGEST = 100_000;

    private final AuditTrail trail;
    private final BlockingQueue<AuditEntry> waiting = new LinkedBlockingQueue<>(LARGEST);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::write, "ferrule-journal");

    /** Starts the writing thread. */
    public Journal(AuditTrail trail) {
        this.trail = trail;
        thread.setDaemon(true);
        thread.start();
    }

    /** Records an entry soon; never blocks. */
    public void record(AuditEntry entry) {
        if (!waiting.offer(entry)) {
            LOG.error("audit record lost, {} are waiting and the trail accepts none: {}", LARGEST, entry);
        }
    }

    private void write() {
        try {
            while (closing.getCount() > 0 || !waiting.isEmpty()) {
                AuditEntry entry = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (entry != null) {
                    append(entry);
                }
            }
        } catch (InterruptedException abandoned) {
            LOG.error("{} audit records were not written before the end", waiting.size());
        }
    }

    private void append(AuditEntry entry) throws InterruptedException {
        boolean isComplaining = false;
        while (true) {
            try {
                trail.append(entry);
                return;
            } catch (AuditUnavailableException | RuntimeException unavailable) {
                if (!isComplaining) {
                    LOG.error("the audit trail accepts no record; {} more wait", waiting.size(), unavailable);
                    isComplaining = true;
                }
                if (closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.error("audit record lost at the end of the runtime: {}", entry);
                    return;
                }
            }
        }
    }

    /** Writes what waits, for at most 5 s. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(FLUSH.toMillis());
            if (thread.isAlive()) {
                thread.interrupt();
            }
        } catch (InterruptedException interrupted) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
