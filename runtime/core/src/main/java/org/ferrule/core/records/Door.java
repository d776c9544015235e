package org.ferrule.core.records;

import java.util.Optional;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.AuditTrail;
import org.ferrule.audit.AuditUnavailableException;
import org.ferrule.audit.Signature;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.service.Refusal;
import org.ferrule.core.service.SigningWish;
import org.ferrule.people.Access;
import org.ferrule.people.AccessException;
import org.ferrule.people.Authority;
import org.ferrule.people.SessionKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks who somebody is, and puts on record what that person did or was refused. */
final class Door {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final AuditTrail trail;
    private final Access access;

    Door(AuditTrail trail, Access access) {
        this.trail = trail;
        this.access = access;
    }

    Actor require(SessionKey session, Authority authority, Optional<EquipmentId> equipment) throws RefusedException {
        try {
            return access.authorise(session, authority, equipment);
        } catch (AccessException refused) {
            throw new RefusedException(refused.code(), String.valueOf(refused.getMessage()));
        }
    }

    Signature sign(SessionKey session, SigningWish wish) throws RefusedException {
        try {
            return access.sign(session, wish.shown(), wish.meaning(), Optional.empty());
        } catch (AccessException refused) {
            throw new RefusedException(refused.code(), String.valueOf(refused.getMessage()));
        }
    }

    AuditRecord append(AuditEntry entry) throws RefusedException {
        try {
            return trail.append(entry);
        } catch (AuditUnavailableException unavailable) {
            throw unavailable(unavailable);
        }
    }

    AuditRecord append(AuditEntry entry, Signature signature) throws RefusedException {
        try {
            return trail.append(entry, signature);
        } catch (AuditUnavailableException unavailable) {
            throw unavailable(unavailable);
        }
    }

    static RefusedException unavailable(AuditUnavailableException unavailable) {
        return new RefusedException(
                ErrorCode.AUDIT_UNAVAILABLE,
                "nothing was done, because it cannot be recorded: " + unavailable.getMessage());
    }

    /** Records an attempt under the name that its key stands for; a trail that is down cannot keep even that. */
    Refusal refuse(SessionKey session, Deed wanted, RefusedException refused) {
        Refusal refusal = refused.refusal();
        AuditEntry attempt = wanted.refusedTo(access.actor(session), refusal);
        try {
            trail.append(attempt);
        } catch (AuditUnavailableException unavailable) {
            LOG.error("a refused attempt could not be recorded: {}", attempt, unavailable);
        }
        return refusal;
    }
}
