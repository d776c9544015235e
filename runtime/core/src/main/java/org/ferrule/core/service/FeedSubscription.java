package org.ferrule.core.service;

import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One subscriber's queue. Used by one thread at a time.
 *
 * @since 0.1
 */
@ProviderType
public interface FeedSubscription extends AutoCloseable {
    /**
     * Waits for the next item.
     *
     * @param timeout waits at the longest so long
     * @return empty if nothing came in time
     * @throws IllegalStateException if the subscription was ended by overflow or closed; the message says which
     */
    Optional<FeedItem> next(Duration timeout) throws InterruptedException;

    /** Ends it; idempotent. */
    @Override
    void close();
}
