package org.ferrule.core.equipment;

import org.ferrule.core.service.FeedItem;

/** Where supervision and governor publish what happens. Never blocks, never throws. */
@FunctionalInterface
public interface FeedPublisher {
    /** Hands one item to every subscription. */
    void publish(FeedItem item);
}
