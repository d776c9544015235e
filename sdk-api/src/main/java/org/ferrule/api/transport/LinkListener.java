package org.ferrule.api.transport;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Told when the connection behind a lease is lost. Called on a thread of the transport; must not block.
 *
 * @since 0.1
 */
@ProviderType
@FunctionalInterface
public interface LinkListener {
    /**
     * The connection is gone; subscriptions of this lease deliver nothing any more.
     *
     * @param reason for people
     */
    void lost(String reason);
}
