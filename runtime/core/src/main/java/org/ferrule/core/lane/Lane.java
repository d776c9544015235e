package org.ferrule.core.lane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.ferrule.api.error.CommFault;
import org.ferrule.core.clock.Timers;
import org.ferrule.core.equipment.Urgency;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One named thread with a priority queue. A call that outlives its deadline is interrupted; one that outlives the grace after
 * that puts the lane into quarantine: its owner and everybody in the queue is told, new calls are refused, and the thread is
 * left alone until the call ends. The thread is never replaced, so that a driver is never called twice at once.
 */
public final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final Timers timers;
    private final Duration grace;
    private final LaneListener listener;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition hasWork = lock.newCondition();
    private final PriorityQueue<LaneTask<?>> queue = new PriorityQueue<>(LaneTask.ORDER);
    private @Nullable LaneTask<?> running;
    private boolean isQuarantined;
    private boolean isClosing;
    private long submitted;

    /**
     * Makes a lane; {@link #start} starts its thread.
     *
     * @param name of the thread
     * @param timers for deadlines
     * @param grace between interrupt and quarantine
     * @param listener told of quarantine and its end
     */
    public Lane(String name, Timers timers, Duration grace, LaneListener listener) {
        this.timers = timers;
        this.grace = grace;
        this.listener = listener;
        this.thread = new Thread(this::work, name);
        this.thread.setDaemon(true);
    }

    /** Starts the thread. */
    public void start() {
        thread.start();
    }

    /**
     * Queues a call. The future ends with the call's result or exception, or with a {@code ConnectionException}: TIMEOUT not sent
     * if its deadline passed in the queue, TIMEOUT sent if it was running, NOT_CONNECTED if the lane is closing. It completes on
     * the lane's or the timers' thread, so what depends on it must not block.
     */
    public <T> CompletableFuture<T> submit(LaneRequest request, Callable<T> call) {
        lock.lock();
        try {
            LaneTask<T> task = new LaneTask<>(request, call, submitted++);
            if (isClosing) {
                task.failUnsent(CommFault.NOT_CONNECTED, "supervision of the equipment ends");
            } else if (isQuarantined) {
                task.failUnsent(CommFault.TIMEOUT, "an earlier call to the driver has not returned");
            } else {
                queue.add(task);
                task.deadline = timers.after(request.deadline(), () -> deadlinePassed(task));
                hasWork.signal();
            }
            return task.future;
        } finally {
            lock.unlock();
        }
    }

    /** True if the call that runs now has passed its deadline; for the lane's own thread. */
    public boolean isOverdue() {
        lock.lock();
        try {
            return running != null && running.isOverdue;
        } finally {
            lock.unlock();
        }
    }

    /** True while a call outlives its deadline and grace. */
    public boolean isQuarantined() {
        lock.lock();
        try {
            return isQuarantined;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends the lane: what waits fails unsent, the running call gets half of the bound and is then interrupted, then {@code last}
     * runs on the lane. If the thread does not come back within the bound, it is left behind and {@code last} never runs.
     *
     * @return true if the thread has ended
     */
    public boolean close(Duration bound, Runnable last) throws InterruptedException {
        List<LaneTask<?>> unsent;
        lock.lock();
        try {
            unsent = drain();
            if (!isClosing) {
                isClosing = true;
                LaneRequest closing = new LaneRequest(Urgency.SAFETY, bound, "close");
                queue.add(new LaneTask<>(closing, callable(last), submitted++));
                hasWork.signal();
            }
        } finally {
            lock.unlock();
        }
        unsent.forEach(task -> task.failUnsent(CommFault.NOT_CONNECTED, "supervision of the equipment ends"));
        long half = Math.max(1, bound.toMillis() / 2);
        thread.join(half);
        if (thread.isAlive()) {
            thread.interrupt();
            thread.join(half);
        }
        return !thread.isAlive() || abandon();
    }

    private static Callable<Boolean> callable(Runnable task) {
        return () -> {
            task.run();
            return true;
        };
    }

    private boolean abandon() {
        lock.lock();
        try {
            drain();
            LOG.error("lane {} did not end and is left behind; it stands at\n{}", thread.getName(), stack());
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void deadlinePassed(LaneTask<?> task) {
        boolean wasQueued;
        lock.lock();
        try {
            wasQueued = queue.remove(task);
            if (running == task) {
                task.isOverdue = true;
                thread.interrupt();
                timers.after(grace, () -> quarantine(task));
            }
        } finally {
            lock.unlock();
        }
        if (wasQueued) {
            task.failLateInQueue();
        }
    }

    private void quarantine(LaneTask<?> task) {
        List<LaneTask<?>> unsent;
        String stack;
        lock.lock();
        try {
            if (running != task) {
                return;
            }
            isQuarantined = true;
            unsent = drain();
            stack = stack();
        } finally {
            lock.unlock();
        }
        String reason = "the driver's '" + task.request.what() + "' did not return within "
                + task.request.deadline().toMillis() + " ms, nor after it was interrupted";
        LOG.error("lane {}: {}; it stands at\n{}", thread.getName(), reason, stack);
        listener.quarantined(reason);
        task.future.completeExceptionally(task.timeout(new TimeoutException(reason)));
        unsent.forEach(t -> t.failUnsent(CommFault.TIMEOUT, reason));
    }

    private List<LaneTask<?>> drain() {
        List<LaneTask<?>> all = new ArrayList<>(queue);
        queue.clear();
        all.forEach(task -> task.deadline.cancel());
        return all;
    }

    private String stack() {
        return Arrays.stream(thread.getStackTrace()).map(f -> "    at " + f).collect(Collectors.joining("\n"));
    }

    private void work() {
        for (LaneTask<?> task = take(); task != null; task = take()) {
            try {
                Runnable tell = task.run();
                if (finish(task)) {
                    LOG.warn("lane {}: '{}' has returned at last", thread.getName(), task.request.what());
                    listener.released();
                } else {
                    tell.run();
                }
            } catch (RuntimeException | Error defect) {
                LOG.error("lane {} goes on after a failure outside the driver", thread.getName(), defect);
            }
        }
    }

    private @Nullable LaneTask<?> take() {
        lock.lock();
        try {
            while (queue.isEmpty()) {
                if (isClosing) {
                    return null;
                }
                hasWork.awaitUninterruptibly();
            }
            running = queue.poll();
            return running;
        } finally {
            lock.unlock();
        }
    }

    /** True if the lane was in quarantine because of this task. */
    private boolean finish(LaneTask<?> task) {
        lock.lock();
        try {
            running = null;
            task.deadline.cancel();
            Thread.interrupted(); // The interrupt was meant for this call; the next one starts without it.
            boolean wasQuarantined = isQuarantined;
            isQuarantined = false;
            return wasQuarantined;
        } finally {
            lock.unlock();
        }
    }
}
