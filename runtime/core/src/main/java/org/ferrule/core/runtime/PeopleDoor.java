package org.ferrule.core.runtime;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.Signature;
import org.ferrule.people.Access;
import org.ferrule.people.AccessException;
import org.ferrule.people.Authority;
import org.ferrule.people.Credentials;
import org.ferrule.people.SessionKey;
import org.jspecify.annotations.Nullable;

/** The people service, which comes and goes; while it is away, nobody is signed in. */
final class PeopleDoor implements Access {
    private static final Actor NOBODY = new Actor("unknown", "none", "unknown");

    private final AtomicReference<@Nullable Access> service = new AtomicReference<>();

    void open(Access people) {
        service.set(people);
    }

    void shut(Access people) {
        service.compareAndSet(people, null);
    }

    @Override
    public Actor actor(SessionKey session) {
        Access people = service.get();
        return people == null ? NOBODY : people.actor(session);
    }

    @Override
    public Actor authorise(SessionKey session, Authority authority, Optional<EquipmentId> equipment)
            throws AccessException {
        return people().authorise(session, authority, equipment);
    }

    @Override
    public Signature sign(
            SessionKey session, Credentials shown, Signature.Meaning meaning, Optional<EquipmentId> equipment)
            throws AccessException {
        return people().sign(session, shown, meaning, equipment);
    }

    private Access people() throws AccessException {
        Access people = service.get();
        if (people == null) {
            throw new AccessException(
                    ErrorCode.NOT_AUTHENTICATED,
                    "nobody can be signed in, because the bundle org.ferrule.people is not running. Start it, then sign in.");
        }
        return people;
    }
}
