package org.ferrule.api.transport;

import org.osgi.annotation.versioning.ProviderType;

/**
 * One session's view of a shared link.
 *
 * @since 0.1
 */
@ProviderType
public interface LinkLease extends AutoCloseable {
    /** The link to hand to the driver. */
    Link link();

    /** Ends this view: later calls throw NOT_CONNECTED, subscriptions end, other leases notice nothing. Idempotent, bounded. */
    @Override
    void close();
}
