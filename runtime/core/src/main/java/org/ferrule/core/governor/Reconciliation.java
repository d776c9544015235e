package org.ferrule.core.governor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.AuditTrail;
import org.ferrule.core.service.ExecutionView;
import org.ferrule.core.service.ExecutionView.Phase;
import org.ferrule.core.service.Refusal;
import org.ferrule.people.Authority;
import org.ferrule.people.SessionKey;

/** Settles what nobody can tell: at the start what was under way when the runtime ended, later on a person's evidence. */
final class Reconciliation {
    private final AuditTrail trail;
    private final Recorder recorder;
    private final GovernorParts parts;
    private final RequestMemory memory;

    Reconciliation(AuditTrail trail, Recorder recorder, GovernorParts parts, RequestMemory memory) {
        this.trail = trail;
        this.recorder = recorder;
        this.parts = parts;
        this.memory = memory;
    }

    /** Gives every intent without an outcome the outcome UNKNOWN. */
    void recover() {
        for (AuditRecord intent : trail.openIntents()) {
            AuditEntry entry = intent.entry();
            Ending ending = Ending.unknown("the runtime ended while " + entry.target() + " was under way");
            Map<String, String> facts = new LinkedHashMap<>();
            String unit = entry.detail().get(Facts.FUNCTIONAL_UNIT);
            if (unit != null) {
                facts.put(Facts.FUNCTIONAL_UNIT, unit);
            }
            ending.refusal().ifPresent(refusal -> Facts.put(facts, refusal));
            boolean unused = recorder.recordOrKeep(entry.as(AuditPhase.OUTCOME, Phase.UNKNOWN.name(), facts))
                    .isDone();
        }
    }

    ExecutionView reconcile(RequestId request, SessionKey session, boolean wasExecuted, String evidence) {
        Optional<ExecutionView> known = memory.find(request);
        try {
            Optional<EquipmentId> where = known.map(ExecutionView::equipment);
            Actor actor = parts.gate().require(session, Authority.RECONCILE, where);
            return reconcile(request, known, actor, new Finding(wasExecuted, evidence));
        } catch (RefusedException e) {
            String target = known.map(view -> view.equipment().value()).orElse("site");
            AuditEntry attempt = entry(AuditPhase.REFUSED, parts.gate().actor(session), target, evidence, e.refusal());
            parts.journal().refuseAside(attempt, request.toString());
            return Answers.refused(request, parts.settings().wall().instant(), e.refusal());
        }
    }

    /** What a person found. */
    private record Finding(boolean wasExecuted, String evidence) {}

    private ExecutionView reconcile(RequestId request, Optional<ExecutionView> known, Actor actor, Finding finding) {
        String evidence = finding.evidence();
        if (known.isEmpty()) {
            Refusal refusal = Refusal.of(ErrorCode.NOT_FOUND, "there is no request " + request + " to reconcile.");
            parts.journal()
                    .refuseAside(entry(AuditPhase.REFUSED, actor, "site", evidence, refusal), request.toString());
            return Answers.refused(request, parts.settings().wall().instant(), refusal);
        }
        String target = known.get().equipment() + "/" + known.get().target();
        try {
            require(known.get(), evidence);
            AuditEntry entry = new AuditEntry(
                    AuditPhase.EVENT,
                    AuditAction.RECONCILE,
                    actor,
                    target,
                    AuditEntry.Change.NONE,
                    evidence,
                    request,
                    "",
                    Map.of("wasExecuted", Boolean.toString(finding.wasExecuted())));
            boolean isRecorded = parts.journal().require(entry).index() >= 0;
            if (isRecorded) {
                memory.forget(request);
            }
            return memory.find(request).orElse(known.get());
        } catch (RefusedException e) {
            parts.journal()
                    .refuseAside(entry(AuditPhase.REFUSED, actor, target, evidence, e.refusal()), request.toString());
            return Answers.refused(known.get(), e.refusal());
        }
    }

    private void require(ExecutionView known, String evidence) throws RefusedException {
        if (evidence.isBlank()) {
            throw new RefusedException(
                    ErrorCode.VALIDATION,
                    "reconciling needs evidence: say what you saw at the device, or in its records.");
        }
        if (known.phase() != Phase.UNKNOWN) {
            throw new RefusedException(
                    ErrorCode.INVALID_STATE,
                    "request " + known.request() + " is " + known.phase() + "; only an UNKNOWN one is reconciled.");
        }
        boolean isSettled =
                memory.recall(known.request()).map(Recalled::reconciled).orElse(false);
        if (isSettled) {
            throw new RefusedException(
                    ErrorCode.INVALID_STATE,
                    "request " + known.request() + " is already reconciled; see its audit records.");
        }
    }

    private static AuditEntry entry(AuditPhase phase, Actor actor, String target, String reason, Refusal refusal) {
        return new AuditEntry(
                phase,
                AuditAction.RECONCILE,
                actor,
                target,
                AuditEntry.Change.NONE,
                reason,
                null,
                refusal.code().name(),
                Map.of(Facts.MESSAGE, refusal.message()));
    }
}
