package org.ferrule.api.transport;

import org.ferrule.api.model.EquipmentId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One physical link of the site, shared by every equipment that names it. It connects when a lease first needs it, arbitrates
 * between leases (one request at a time where the line demands it, first come first served), closes on failure and connects
 * anew on the next call. If the other end went away, all leases that have spoken end, because another device may answer next
 * time. Thread-safe.
 *
 * @since 0.1
 */
@ProviderType
public interface SharedLink extends AutoCloseable {
    /**
     * Gives one equipment its view for one session.
     *
     * @param user who uses it; names it in traces
     * @param listener told when the connection behind the lease is lost without a call in progress
     */
    LinkLease lease(EquipmentId user, LinkListener listener);

    /** Closes connection and leases; idempotent; returns within 5 s even if the device or the operating system hangs. */
    @Override
    void close();
}
