package org.ferrule.core.governor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.AuditTrail;
import org.ferrule.audit.AuditUnavailableException;
import org.ferrule.audit.Signature;

/**
 * Writes to the trail. What must be durable first is appended on the caller's thread, so that many callers share a commit. What
 * already happened is kept until the trail takes it, in order, by one thread of its own: a trail that hangs cannot hold up a stop.
 */
final class Recorder implements AutoCloseable {
    private static final long BACKLOG_MILLIS = 1000;

    private final AuditTrail trail;
    private final GovernorSettings settings;
    private final Queue<Kept> backlog = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean isRetryDue = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor writer;

    Recorder(AuditTrail trail, GovernorSettings settings) {
        this.trail = trail;
        this.settings = settings;
        this.writer = DaemonThreads.scheduler("ferrule-governor-audit", 1);
    }

    /** Appends now and returns when durable. What was kept comes first. */
    AuditRecord record(AuditEntry entry) throws AuditUnavailableException {
        return record(entry, Optional.empty());
    }

    /** Appends now, with the signature under it if there is one. */
    AuditRecord record(AuditEntry entry, Optional<Signature> signature) throws AuditUnavailableException {
        if (!backlog.isEmpty()) {
            awaitBacklog();
        }
        return signature.isPresent() ? trail.append(entry, signature.get()) : trail.append(entry);
    }

    /** Appends now if possible, and otherwise as soon as possible. */
    CompletableFuture<AuditRecord> recordOrKeep(AuditEntry entry) {
        if (backlog.isEmpty()) {
            try {
                return CompletableFuture.completedFuture(trail.append(entry));
            } catch (AuditUnavailableException e) {
                return enqueue(new Kept(entry, settings.wall().instant(), true));
            }
        }
        return keep(entry);
    }

    /** Appends as soon as possible, after everything kept before; never waits. */
    CompletableFuture<AuditRecord> keep(AuditEntry entry) {
        return enqueue(new Kept(entry, settings.wall().instant(), false));
    }

    /** Says that what waits now is written after it happened. */
    void markLate() {
        backlog.forEach(kept -> kept.isLate = true);
    }

    /** What waits to be written, oldest first. */
    List<AuditEntry> pending() {
        return backlog.stream().map(kept -> kept.entry).toList();
    }

    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(BACKLOG_MILLIS, TimeUnit.MILLISECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            writer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private CompletableFuture<AuditRecord> enqueue(Kept kept) {
        backlog.add(kept);
        wake();
        return kept.written;
    }

    private void awaitBacklog() throws AuditUnavailableException {
        CompletableFuture<Void> tried = new CompletableFuture<>();
        try {
            writer.execute(() -> {
                drain();
                tried.complete(null);
            });
            tried.get(BACKLOG_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException
                | RejectedExecutionException e) {
            throw new AuditUnavailableException(behind(), e);
        }
        if (!backlog.isEmpty()) {
            throw new AuditUnavailableException(behind(), null);
        }
    }

    private String behind() {
        String problem = trail.health().problem();
        return backlog.size() + " earlier records wait to be written" + (problem.isEmpty() ? "" : ": " + problem);
    }

    private void wake() {
        try {
            writer.execute(this::drain);
        } catch (RejectedExecutionException e) {
            // Closing: an intent without outcome is settled at the next start.
            return;
        }
    }

    private void drain() {
        for (Kept next = backlog.peek(); next != null; next = backlog.peek()) {
            try {
                AuditRecord record = trail.append(next.marked());
                backlog.remove(next);
                next.written.complete(record);
            } catch (AuditUnavailableException | RuntimeException e) {
                markLate();
                retryLater();
                return;
            }
        }
    }

    private void retryLater() {
        if (isRetryDue.compareAndSet(false, true)) {
            Duration delay = settings.auditRetry();
            Runnable retry = () -> {
                isRetryDue.set(false);
                drain();
            };
            try {
                writer.schedule(retry, delay.toNanos(), TimeUnit.NANOSECONDS).isDone();
            } catch (RejectedExecutionException e) {
                isRetryDue.set(false);
            }
        }
    }

    private static final class Kept {
        final AuditEntry entry;
        final Instant happened;
        final CompletableFuture<AuditRecord> written = new CompletableFuture<>();
        volatile boolean isLate;

        Kept(AuditEntry entry, Instant happened, boolean isLate) {
            this.entry = entry;
            this.happened = happened;
            this.isLate = isLate;
        }

        AuditEntry marked() {
            return isLate
                    ? entry.as(
                            entry.phase(), entry.outcome(), Facts.with(entry.detail(), Facts.LATE, happened.toString()))
                    : entry;
        }
    }
}
