package org.ferrule.core.governor;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditTrail;
import org.ferrule.audit.AuditUnavailableException;
import org.ferrule.audit.Circumstances;
import org.ferrule.audit.DecisionSource;
import org.ferrule.audit.Signature;
import org.ferrule.core.service.Locks.Place;
import org.ferrule.core.service.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is recorded of locks.
 *
 * @param site the site's name
 * @param trail where
 */
record LockRecords(String site, AuditTrail trail) {
    private static final Logger LOG = LoggerFactory.getLogger(LockRecords.class);

    void changed(Place place, Actor actor, String reason, Map<String, String> detail) throws AuditUnavailableException {
        trail.append(entry(AuditPhase.EVENT, place, actor, reason).as(AuditPhase.EVENT, "", detail));
    }

    void signed(Place place, Actor actor, String reason, Map<String, String> detail, Signature signature)
            throws AuditUnavailableException {
        trail.append(entry(AuditPhase.EVENT, place, actor, reason).as(AuditPhase.EVENT, "", detail), signature);
    }

    /** Records a refused attempt if that is possible; the refusal stands in any case. */
    Optional<Refusal> refused(Place place, Actor actor, String asked, Refusal refusal) {
        Map<String, String> detail = Map.of(Facts.EVENT, asked, Facts.MESSAGE, refusal.message());
        try {
            trail.append(entry(AuditPhase.REFUSED, place, actor, "")
                    .as(AuditPhase.REFUSED, refusal.code().name(), detail));
        } catch (AuditUnavailableException e) {
            LOG.error("a refused {} of the lock on {} could not be recorded", asked, LockBoard.name(place), e);
        }
        return Optional.of(refusal);
    }

    AuditEntry entry(AuditPhase phase, Place place, Actor actor, String reason) {
        AuditEntry entry = new AuditEntry(
                phase,
                AuditAction.LOCK,
                actor,
                LockBoard.name(place),
                AuditEntry.Change.NONE,
                reason,
                null,
                "",
                Map.of());
        DecisionSource source = Actor.SYSTEM.equals(actor) ? DecisionSource.RUNTIME : DecisionSource.PERSON;
        return entry.in(new Circumstances(source, Map.of(Circumstances.SITE, site), OptionalLong.empty()));
    }

    static Refusal unavailable(String what, AuditUnavailableException cause) {
        return Refusal.of(ErrorCode.AUDIT_UNAVAILABLE, what + ", because it cannot be recorded: " + cause.getMessage());
    }
}
