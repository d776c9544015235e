package org.ferrule.core.records;

import java.util.Map;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.core.service.Refusal;

/**
 * What a person wants to do that reaches no device.
 *
 * @param action what
 * @param target to what
 * @param reason why; possibly empty
 */
record Deed(AuditAction action, String target, String reason) {
    AuditEntry doneBy(Actor actor, Map<String, String> facts) {
        return entry(AuditPhase.EVENT, actor, "", facts);
    }

    AuditEntry refusedTo(Actor actor, Refusal refusal) {
        return entry(AuditPhase.REFUSED, actor, refusal.code().name(), Map.of("message", refusal.message()));
    }

    Deed on(String other) {
        return new Deed(action, other, reason);
    }

    private AuditEntry entry(AuditPhase phase, Actor actor, String outcome, Map<String, String> facts) {
        return new AuditEntry(phase, action, actor, target, AuditEntry.Change.NONE, reason, null, outcome, facts);
    }
}
