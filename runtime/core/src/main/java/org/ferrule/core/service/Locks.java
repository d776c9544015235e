package org.ferrule.core.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.UnitId;
import org.ferrule.audit.Actor;
import org.ferrule.people.SessionKey;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Locks on functional units. While one is held, writes and commands on that unit by anybody else are refused, except those of
 * risk SAFETY; reads never are. Every change is audited. Locks end with the runtime. Thread-safe.
 *
 * @since 0.1
 */
@ProviderType
public interface Locks {
    /** Takes or renews a lock; empty refusal means that the person holds it now, through the session's client. */
    Optional<Refusal> acquire(Place place, SessionKey session, Duration timeToLive, String purpose);

    /** Gives a lock back; refused to anybody but its owner. */
    Optional<Refusal> release(Place place, SessionKey session);

    /**
     * Takes a lock away from its owner; nobody holds it then. Needs the authority to break locks, a reason and an electronic
     * signature.
     */
    Optional<Refusal> breakLock(Place place, SessionKey session, String reason, Optional<SigningWish> signature);

    /** Who holds the lock now. */
    Optional<Held> find(Place place);

    /**
     * What is locked.
     *
     * @param equipment which equipment
     * @param unit which functional unit of it; empty for an equipment without units
     */
    record Place(EquipmentId equipment, Optional<UnitId> unit) {}

    /**
     * A lock that is held.
     *
     * @param owner by whom; user and client together own it
     * @param until when it ends by itself
     * @param purpose what for
     */
    record Held(Actor owner, Instant until, String purpose) {}
}
