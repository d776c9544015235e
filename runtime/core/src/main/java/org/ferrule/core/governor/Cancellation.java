package org.ferrule.core.governor;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.core.service.ExecutionView;
import org.ferrule.core.service.ExecutionView.Phase;
import org.ferrule.core.service.Refusal;
import org.ferrule.people.Authority;
import org.ferrule.people.SessionKey;

/** Asks running commands to give up. */
final class Cancellation {
    private final GovernorParts parts;
    private final RequestMemory memory;
    private final Map<RequestId, CommandWatch> watches = new ConcurrentHashMap<>();

    Cancellation(GovernorParts parts, RequestMemory memory) {
        this.parts = parts;
        this.memory = memory;
    }

    /** Makes a command findable until it is over. */
    void watch(CommandWatch watch) {
        ExecutionTracker tracker = watch.undertaking().tracker();
        watches.put(tracker.wish().request(), watch);
        CompletableFuture<Void> unused =
                tracker.over().thenRun(() -> watches.remove(tracker.wish().request()));
    }

    ExecutionView cancel(RequestId request, SessionKey session, String reason) {
        CommandWatch watch = watches.get(request);
        Optional<EquipmentId> where = watch == null
                ? memory.find(request).map(ExecutionView::equipment)
                : Optional.of(watch.subject().equipment().id());
        try {
            Actor actor = parts.gate().require(session, Authority.ACTUATE, where);
            return watch == null ? notRunning(request, actor, reason) : cancel(watch, actor, reason);
        } catch (RefusedException e) {
            String target = where.map(EquipmentId::value).orElse("site");
            AuditEntry attempt = refusal(parts.gate().actor(session), target, reason, e.refusal());
            parts.journal().refuseAside(within(attempt, where), request.toString());
            return Answers.refused(request, parts.settings().wall().instant(), e.refusal());
        }
    }

    private ExecutionView cancel(CommandWatch watch, Actor actor, String reason) {
        ExecutionTracker tracker = watch.undertaking().tracker();
        try {
            require(watch, actor);
            AuditEntry event = entry(
                            AuditPhase.EVENT,
                            actor,
                            watch.undertaking().intent().target(),
                            reason,
                            "")
                    .as(AuditPhase.EVENT, "", Map.of(Facts.EVENT, "CANCEL"))
                    .in(Surroundings.unsigned(watch.undertaking().intent().circumstances()));
            tracker.addAudit(parts.journal()
                    .require(withRequest(event, tracker.wish().request()))
                    .index());
            watch.cancel();
            return tracker.view();
        } catch (ConnectionException e) {
            // The watch finds out by itself what became of the command.
            return tracker.view();
        } catch (DeviceException e) {
            return refused(
                    tracker.view(), actor, reason, new Refusal(ErrorCode.DEVICE, Ending.text(e), e.deviceCode()));
        } catch (RefusedException e) {
            return refused(tracker.view(), actor, reason, e.refusal());
        }
    }

    private void require(CommandWatch watch, Actor actor) throws RefusedException {
        CommandSubject subject = watch.subject();
        Phase phase = watch.undertaking().tracker().phase();
        if (!subject.command().timing().isCancellable()) {
            throw new RefusedException(
                    ErrorCode.VALIDATION,
                    "command " + subject.command().id()
                            + " cannot be cancelled. Use stop or abort if it must not go on.");
        }
        if (phase != Phase.RUNNING && phase != Phase.AWAITING_DECISION) {
            throw new RefusedException(
                    ErrorCode.INVALID_STATE,
                    "command " + subject.command().id() + " is " + phase + "; only a running one can be cancelled.");
        }
        Preconditions.Deed deed = Preconditions.Deed.of(subject.command(), "");
        if (!deed.isSafety()) {
            parts.preconditions().lock(subject.equipment().view(), deed, actor);
        }
    }

    private ExecutionView notRunning(RequestId request, Actor actor, String reason) {
        Optional<ExecutionView> known = memory.find(request);
        if (known.isEmpty()) {
            Refusal refusal = Refusal.of(ErrorCode.NOT_FOUND, "there is no request " + request + " to cancel.");
            parts.journal()
                    .refuseAside(within(refusal(actor, "site", reason, refusal), Optional.empty()), request.toString());
            return Answers.refused(request, parts.settings().wall().instant(), refusal);
        }
        String message = "request " + request + " is no running command but "
                + known.get().phase() + "; there is nothing to cancel.";
        return refused(known.get(), actor, reason, Refusal.of(ErrorCode.INVALID_STATE, message));
    }

    private ExecutionView refused(ExecutionView view, Actor actor, String reason, Refusal refusal) {
        String target = view.equipment() + "/" + view.target();
        parts.journal()
                .refuseAside(
                        within(refusal(actor, target, reason, refusal), Optional.of(view.equipment())),
                        view.request().toString());
        return Answers.refused(view, refusal);
    }

    private AuditEntry within(AuditEntry entry, Optional<EquipmentId> where) {
        return entry.in(parts.surroundings().of(where.orElse(Answers.NOWHERE)));
    }

    private static AuditEntry refusal(Actor actor, String target, String reason, Refusal refusal) {
        return entry(AuditPhase.REFUSED, actor, target, reason, refusal.code().name())
                .as(
                        AuditPhase.REFUSED,
                        refusal.code().name(),
                        Map.of(Facts.EVENT, "CANCEL", Facts.MESSAGE, refusal.message()));
    }

    private static AuditEntry entry(AuditPhase phase, Actor actor, String target, String reason, String outcome) {
        return new AuditEntry(
                phase, AuditAction.COMMAND, actor, target, AuditEntry.Change.NONE, reason, null, outcome, Map.of());
    }

    private static AuditEntry withRequest(AuditEntry event, RequestId request) {
        return new AuditEntry(
                event.phase(),
                event.action(),
                event.actor(),
                event.target(),
                event.change(),
                event.reason(),
                request,
                event.outcome(),
                event.circumstances(),
                event.detail());
    }
}
