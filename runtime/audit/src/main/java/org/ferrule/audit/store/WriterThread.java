package org.ferrule.audit.store;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes, one transaction at a time: this thread takes everything that waits, commits it together, and wakes the callers; a caller
 * who is alone commits by itself. After a failed commit nobody knows what the disk holds, so it is poisoned until a restart looks
 * again.
 */
final class WriterThread extends Thread {
    private static final Logger LOG = LoggerFactory.getLogger(WriterThread.class);
    private static final int MAX_WAITING = 10_000;
    private static final int MAX_AT_ONCE = 1_000;
    /** How long the writer looks whether those whom it has just told come back: a fraction of what a commit takes. */
    private static final long GATHERING_NANOS = 150_000;

    private final BlockingQueue<Task> queue = new ArrayBlockingQueue<>(MAX_WAITING);
    private final ReentrantLock writing = new ReentrantLock();
    private final TrailFiles files;
    private final AuditClock clock;
    private final DiskRoom disk;
    private final OpenTrail trail;
    private boolean isDiskLowRecorded;
    private boolean isDiskFull;
    private int lastGroup;
    private volatile boolean isCrowded;
    private volatile String problem = "";
    private volatile long records;

    WriterThread(TrailFiles files, AuditClock clock, DiskRoom disk, OpenTrail trail) {
        super("audit-writer");
        setDaemon(true);
        this.files = files;
        this.clock = clock;
        this.disk = disk;
        this.trail = trail;
        this.records = trail.writer().size();
    }

    /** Hands over a task; false if too many wait. One that nobody will do has failed when this returns. */
    boolean offer(Task task) {
        if (!queue.offer(task)) {
            return false;
        }
        // The writer may have ended between the caller's look and the offer; nobody would take the task then.
        if (!problem.isEmpty() && queue.remove(task)) {
            task.done().completeExceptionally(new IOException(problem));
        }
        return true;
    }

    /**
     * Records an entry at once on the caller's thread, which saves waking another and being woken by it, if nobody else wants to
     * write and nothing but the database is to be touched: the file of a checkpoint must not be written by a thread that somebody
     * may interrupt.
     *
     * @return false if nothing was done
     */
    boolean appendAlone(Task.Append task) {
        if (task.signature() != null || isCrowded || !queue.isEmpty() || !writing.tryLock()) {
            return false;
        }
        try {
            if (!problem.isEmpty() || !trail.writer().isBeforeCheckpoint(task.entry())) {
                return false;
            }
            write(List.of(task));
            return true;
        } finally {
            writing.unlock();
        }
    }

    /** Why nothing can be written; empty while it can. */
    String problem() {
        return problem;
    }

    /** Number of durable records. */
    long records() {
        return records;
    }

    @Override
    public void run() {
        List<Task> tasks = new ArrayList<>();
        try {
            while (problem.isEmpty()) {
                tasks.clear();
                tasks.add(queue.take());
                gather();
                writing.lock();
                try {
                    queue.drainTo(tasks, MAX_AT_ONCE);
                    isCrowded = tasks.size() > 1;
                    write(tasks);
                    lastGroup = tasks.size() + queue.size();
                } finally {
                    writing.unlock();
                }
            }
        } catch (InterruptedException e) {
            problem = "the writer was interrupted; restart the runtime";
        } finally {
            queue.drainTo(tasks);
            tasks.forEach(task -> task.done().completeExceptionally(new IOException(problem)));
            close();
            if (isDiskFull) {
                recordFullDisk();
            }
        }
    }

    /** Where many callers write again and again, one commit for all of them is worth more than two for a part of them each. */
    @SuppressWarnings("ThreadPriorityCheck") // parking lasts too long, and only time depends on who runs
    private void gather() {
        long began = AuditClock.nanos();
        while (isCrowded && queue.size() + 1 < lastGroup && AuditClock.nanos() - began < GATHERING_NANOS) {
            Thread.yield();
        }
    }

    private void close() {
        try {
            trail.close();
        } catch (SQLException e) {
            LOG.warn("closing the audit trail failed", e);
        }
    }

    private void write(List<Task> tasks) {
        if (!problem.isEmpty()) {
            tasks.forEach(task -> task.done().completeExceptionally(new IOException(problem)));
            return;
        }
        try {
            Transaction transaction = new Transaction(trail);
            transaction.whenDurable(() -> records = trail.writer().size());
            boolean isEnd = false;
            for (Task task : tasks) {
                transaction.add(task);
                isEnd |= task instanceof Task.End;
            }
            addDiskWarning();
            transaction.commit();
            problem = isEnd ? "the runtime is stopping" : "";
            tasks.forEach(task -> task.done().complete(null));
        } catch (SQLException | IOException | GeneralSecurityException | RuntimeException e) {
            // Whatever ends this thread must be known as a problem: else the next caller waits for nobody.
            poison(tasks, e);
        } catch (Error e) {
            // Also on a caller's thread, whose stack may be deep: nobody knows how far the record got.
            poison(tasks, new IllegalStateException("the Java machine failed: " + e, e));
        }
    }

    private void addDiskWarning() throws SQLException {
        String warning = disk.warning();
        if (!warning.isEmpty() && !isDiskLowRecorded) {
            isDiskLowRecorded = true;
            trail.writer().add(diskEvent("DISK_LOW", warning));
        }
    }

    private void poison(List<Task> tasks, Exception failure) {
        isDiskFull = disk.isFull(failure);
        problem = "writing to it failed (" + failure.getMessage() + "). "
                + (isDiskFull ? "The disk is full: free some room" : "Check the disk") + ", then restart the runtime.";
        LOG.error("the audit trail is poisoned until restart", failure);
        tasks.forEach(task -> task.done().completeExceptionally(new IOException(problem, failure)));
        // The thread ends, and closes what is open; one that waits must be told.
        queue.offer(new Task.Look(new CompletableFuture<>()));
    }

    /** With the reserve given up there is room for one more record; the file is opened and checked as after a restart. */
    private void recordFullDisk() {
        try {
            disk.freeReserve();
            try (OpenTrail reopened = OpenTrail.open(files, clock)) {
                Transaction last = new Transaction(reopened);
                reopened.writer().add(diskEvent("DISK_FULL", problem));
                reopened.writer().askForCheckpoint();
                last.commit();
                records = reopened.writer().size();
            }
        } catch (SQLException | IOException | GeneralSecurityException | BrokenTrailException | RuntimeException e) {
            LOG.error("the full disk could not be recorded in the audit trail", e);
        }
    }

    private static AuditEntry diskEvent(String event, String message) {
        return AuditEntry.event(
                AuditAction.TRAIL, Actor.SYSTEM, "audit/disk", Map.of("event", event, "message", message));
    }
}
