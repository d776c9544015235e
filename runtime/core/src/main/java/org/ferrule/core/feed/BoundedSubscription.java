package org.ferrule.core.feed;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.ferrule.core.service.FeedItem;
import org.ferrule.core.service.FeedSubscription;
import org.jspecify.annotations.Nullable;

/** One subscriber's queue behind a lock that nobody holds for longer than one step. */
final class BoundedSubscription implements FeedSubscription {
    private final int capacity;
    private final Consumer<BoundedSubscription> leave;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition hasChanged = lock.newCondition();
    private final ArrayDeque<FeedItem> standing = new ArrayDeque<>();
    private BoundedQueue queue;
    private boolean hasBegun;
    private @Nullable String end;

    BoundedSubscription(int capacity, Consumer<BoundedSubscription> leave) {
        this.capacity = capacity;
        this.leave = leave;
        this.queue = new BoundedQueue(capacity);
    }

    /** Puts what is so now before everything else; bounded by the site's size, not by the capacity. */
    void begin(List<FeedItem> items) {
        lock.lock();
        try {
            standing.addAll(items);
            hasBegun = true;
            hasChanged.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void offer(FeedItem item) {
        lock.lock();
        try {
            if (end == null && !queue.add(item)) {
                endWith("overflow: " + capacity + " items that are never dropped were waiting. "
                        + "Read faster, or subscribe with a larger capacity.");
            }
            hasChanged.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void end(String reason) {
        lock.lock();
        try {
            endWith(reason);
        } finally {
            lock.unlock();
        }
    }

    private void endWith(String reason) {
        if (end == null) {
            end = reason;
            standing.clear();
            queue = new BoundedQueue(capacity);
            hasChanged.signalAll();
            leave.accept(this);
        }
    }

    @Override
    public Optional<FeedItem> next(Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            long left = timeout.toNanos();
            while (true) {
                FeedItem item = poll();
                if (item != null || left <= 0) {
                    return Optional.ofNullable(item);
                }
                left = hasChanged.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private @Nullable FeedItem poll() {
        if (end != null) {
            throw new IllegalStateException("the subscription has ended: " + end);
        }
        if (!hasBegun) {
            return null;
        }
        return standing.isEmpty() ? queue.poll() : standing.poll();
    }

    @Override
    public void close() {
        end("it was closed");
    }
}
