package org.ferrule.core.feed;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.ferrule.core.equipment.FeedPublisher;
import org.ferrule.core.service.Feed;
import org.ferrule.core.service.FeedItem;
import org.ferrule.core.service.FeedSubscription;

/** Hands every item to every subscription; each has a queue of its own, so none can slow down another. */
public final class FeedHub implements Feed, FeedPublisher, AutoCloseable {
    private static final int SMALLEST = 16;
    private static final int LARGEST = 100_000;

    private final CopyOnWriteArrayList<BoundedSubscription> subscriptions = new CopyOnWriteArrayList<>();
    private final Supplier<List<FeedItem>> standing;

    /** Makes a hub whose new subscribers first get what the supplier says is so now. */
    public FeedHub(Supplier<List<FeedItem>> standing) {
        this.standing = standing;
    }

    @Override
    public FeedSubscription subscribe(int capacity) {
        if (capacity < SMALLEST || capacity > LARGEST) {
            throw new IllegalArgumentException(
                    "a subscription holds " + SMALLEST + ".." + LARGEST + " items, not " + capacity);
        }
        BoundedSubscription subscription = new BoundedSubscription(capacity, subscriptions::remove);
        subscriptions.add(subscription);
        // After joining, so that nothing falls between: a change in that moment is seen twice rather than never.
        subscription.begin(standing.get());
        return subscription;
    }

    @Override
    public void publish(FeedItem item) {
        subscriptions.forEach(subscription -> subscription.offer(item));
    }

    @Override
    public void close() {
        subscriptions.forEach(subscription -> subscription.end("the runtime has stopped"));
    }
}
