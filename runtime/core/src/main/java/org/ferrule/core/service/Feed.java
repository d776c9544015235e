package org.ferrule.core.service;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Everything that happens, as it happens. A subscription is bounded: samples coalesce when its owner is slow (the latest of each
 * parameter stays, and a {@link FeedItem.Coalesced} says how many went), everything else is never dropped; an owner that is so
 * slow that those alone fill the bound is ended with an overflow. No subscriber can slow down another or the runtime.
 *
 * @since 0.1
 */
@ProviderType
public interface Feed {
    /**
     * Subscribes from now on; first come the standing alarms and the present states.
     *
     * @param capacity how many items wait at the most, 16..100000
     */
    FeedSubscription subscribe(int capacity);
}
