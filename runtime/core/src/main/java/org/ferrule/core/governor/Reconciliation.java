package org.ferrule.core.governor;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.AuditTrail;
import org.ferrule.audit.Circumstances;
import org.ferrule.core.equipment.FeedPublisher;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.service.ExecutionView;
import org.ferrule.core.service.ExecutionView.Phase;
import org.ferrule.core.service.FeedItem;
import org.ferrule.core.service.Refusal;
import org.ferrule.people.Authority;
import org.ferrule.people.SessionKey;

/** Settles what nobody could tell: at the start what was under way when the runtime ended, later on evidence. */
final class Reconciliation {
    private final AuditTrail trail;
    private final Recorder recorder;
    private final GovernorParts parts;
    private final RequestMemory memory;
    private final FeedPublisher feed;

    Reconciliation(GovernorServices services, Recorder recorder, GovernorParts parts, RequestMemory memory) {
        this.trail = services.trail();
        this.feed = services.feed();
        this.recorder = recorder;
        this.parts = parts;
        this.memory = memory;
    }

    /** Gives every intent without an outcome the outcome UNKNOWN; all requests that nobody has settled. */
    Set<RequestId> recover() {
        Set<RequestId> open = new LinkedHashSet<>();
        trail.unreconciled().forEach(record -> add(open, record));
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
            add(open, intent);
        }
        return open;
    }

    private static void add(Set<RequestId> open, AuditRecord record) {
        RequestId request = record.entry().request();
        if (request != null) {
            open.add(request);
        }
    }

    ExecutionView reconcile(RequestId request, SessionKey session, boolean wasExecuted, String evidence) {
        Optional<ExecutionView> known = memory.find(request);
        Optional<EquipmentId> where = known.map(ExecutionView::equipment);
        Actor actor = parts.gate().actor(session);
        boolean mayKnow = false;
        try {
            actor = parts.gate().require(session, Authority.RECONCILE, where);
            mayKnow = true;
            if (known.isEmpty()) {
                throw new RefusedException(ErrorCode.NOT_FOUND, "there is no request " + request + " to reconcile.");
            }
            Wording.require(evidence, "reconciling needs evidence: say what you saw at the device, or in its records.");
            return settle(known.get(), Finding.ofPerson(actor, wasExecuted, evidence));
        } catch (RefusedException e) {
            String target =
                    known.map(view -> view.equipment() + "/" + view.target()).orElse("site");
            AuditEntry attempt = refused(actor, target, evidence, e.refusal());
            parts.journal()
                    .refuseAside(
                            attempt.in(parts.surroundings().of(where.orElse(Answers.NOWHERE))), request.toString());
            return mayKnow && known.isPresent()
                    ? Answers.refused(known.get(), e.refusal())
                    : Answers.refused(request, parts.settings().wall().instant(), e.refusal());
        }
    }

    /** Records and publishes what was found, unless somebody was faster; how the request stands then. */
    synchronized ExecutionView settle(ExecutionView known, Finding finding) throws RefusedException {
        Optional<Recalled> recalled = memory.recall(known.request());
        if (known.phase() != Phase.UNKNOWN) {
            throw new RefusedException(
                    ErrorCode.INVALID_STATE,
                    "request " + known.request() + " is " + known.phase() + "; only an UNKNOWN one is reconciled.");
        }
        if (recalled.flatMap(Recalled::settled).isPresent()) {
            throw new RefusedException(
                    ErrorCode.INVALID_STATE,
                    "request " + known.request() + " is already reconciled; see its audit records.");
        }
        Map<String, String> context = recalled.map(
                        record -> record.first().entry().circumstances().context())
                .orElse(Map.of());
        AuditEntry entry = new AuditEntry(
                AuditPhase.EVENT,
                AuditAction.RECONCILE,
                finding.by(),
                known.equipment() + "/" + known.target(),
                AuditEntry.Change.NONE,
                finding.evidence(),
                known.request(),
                "",
                new Circumstances(finding.source(), context, OptionalLong.empty()),
                finding.facts());
        boolean isRecorded = parts.journal().require(entry).index() >= 0;
        if (isRecorded) {
            memory.forget(known.request());
        }
        ExecutionView settled = memory.find(known.request()).orElse(known);
        feed.publish(new FeedItem.RequestMoved(settled));
        return settled;
    }

    private static AuditEntry refused(Actor actor, String target, String evidence, Refusal refusal) {
        return new AuditEntry(
                AuditPhase.REFUSED,
                AuditAction.RECONCILE,
                actor,
                target,
                AuditEntry.Change.NONE,
                evidence,
                null,
                refusal.code().name(),
                Map.of(Facts.MESSAGE, refusal.message()));
    }
}
