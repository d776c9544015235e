package org.ferrule.core.governor;

import java.util.Optional;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.Signature;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.service.SigningWish;
import org.ferrule.people.Access;
import org.ferrule.people.AccessException;
import org.ferrule.people.Authority;
import org.ferrule.people.SessionKey;

/** Asks people who somebody is and what they may do; what they answer stands, and silence is a refusal. */
final class Gate {
    private static final Actor NOBODY = new Actor("unknown", "none", "unknown");

    private final Access access;

    Gate(Access access) {
        this.access = access;
    }

    /** The person in the role that allows it. */
    Actor require(SessionKey session, Authority authority, Optional<EquipmentId> equipment) throws RefusedException {
        try {
            return access.authorise(session, authority, equipment);
        } catch (AccessException e) {
            throw new RefusedException(e.code(), Ending.text(e));
        } catch (RuntimeException e) {
            throw broken(e);
        }
    }

    /** The signature that a person gave for this. */
    Signature sign(SessionKey session, String what, Optional<SigningWish> wish, EquipmentId equipment)
            throws RefusedException {
        if (wish.isEmpty()) {
            throw new RefusedException(
                    ErrorCode.SIGNATURE_REQUIRED,
                    what
                            + " needs an electronic signature: send signature with meaning and password, and with the user "
                            + "id too where it is the first one of this session or somebody else's.");
        }
        try {
            return access.sign(session, wish.get().shown(), wish.get().meaning(), Optional.of(equipment));
        } catch (AccessException e) {
            throw new RefusedException(e.code(), Ending.text(e));
        } catch (RuntimeException e) {
            throw broken(e);
        }
    }

    /** Who tried, for the record of a refusal. */
    Actor actor(SessionKey session) {
        try {
            return access.actor(session);
        } catch (RuntimeException e) {
            return NOBODY;
        }
    }

    private static RefusedException broken(RuntimeException e) {
        return new RefusedException(
                ErrorCode.NOT_AUTHENTICATED,
                "nobody can tell who you are, because the part that knows people has failed: " + Ending.text(e)
                        + ". Act at the equipment's own panel until it is repaired.");
    }
}
