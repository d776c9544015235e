package org.ferrule.core.governor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.ferrule.api.driver.Decision;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.service.ExecutionView;
import org.ferrule.core.service.ExecutionView.Phase;
import org.ferrule.core.service.Refusal;
import org.ferrule.people.Authority;
import org.ferrule.people.SessionKey;

/** What people do to commands that are under way: they give them up, and answer what the device asks. */
final class Interventions {
    private static final String CANCEL = "CANCEL";
    private static final String DECIDE = "DECIDE";

    private final GovernorParts parts;
    private final RequestMemory memory;
    private final Map<RequestId, CommandWatch> watches = new ConcurrentHashMap<>();

    Interventions(GovernorParts parts, RequestMemory memory) {
        this.parts = parts;
        this.memory = memory;
    }

    /**
     * What somebody wants.
     *
     * @param request the command that it is about
     * @param event what, for the record
     * @param option the answer to a decision; empty text otherwise
     * @param reason why
     */
    private record Act(RequestId request, String event, String option, String reason) {
        boolean isDecision() {
            return event.equals(DECIDE);
        }

        Map<String, String> facts() {
            return isDecision() ? Map.of(Facts.EVENT, event, Facts.OPTION, option) : Map.of(Facts.EVENT, event);
        }
    }

    /** Makes a command findable until it is over. */
    void watch(CommandWatch watch) {
        ExecutionTracker tracker = watch.undertaking().tracker();
        watches.put(tracker.wish().request(), watch);
        CompletableFuture<Void> unused =
                tracker.over().thenRun(() -> watches.remove(tracker.wish().request()));
    }

    ExecutionView cancel(RequestId request, SessionKey session, String reason) {
        return perform(new Act(request, CANCEL, "", reason), session);
    }

    ExecutionView decide(RequestId request, SessionKey session, String option, String reason) {
        return perform(new Act(request, DECIDE, option, reason), session);
    }

    private ExecutionView perform(Act act, SessionKey session) {
        CommandWatch watch = watches.get(act.request());
        Optional<EquipmentId> where = watch == null
                ? memory.find(act.request()).map(ExecutionView::equipment)
                : Optional.of(watch.subject().equipment().id());
        try {
            Actor actor = parts.gate().require(session, Authority.ACTUATE, where);
            return watch == null ? notRunning(act, actor) : perform(act, watch, actor);
        } catch (RefusedException e) {
            String target = where.map(EquipmentId::value).orElse("site");
            AuditEntry attempt = refusal(act, parts.gate().actor(session), target, e.refusal());
            parts.journal().refuseAside(within(attempt, where), act.request().toString());
            return Answers.refused(act.request(), parts.settings().wall().instant(), e.refusal());
        }
    }

    private ExecutionView perform(Act act, CommandWatch watch, Actor actor) {
        ExecutionTracker tracker = watch.undertaking().tracker();
        try {
            String question = require(act, watch, actor);
            Map<String, String> facts =
                    act.isDecision() ? Facts.with(act.facts(), Facts.QUESTION, question) : act.facts();
            AuditEntry event = entry(
                            act,
                            AuditPhase.EVENT,
                            actor,
                            watch.undertaking().intent().target(),
                            "")
                    .as(AuditPhase.EVENT, "", facts)
                    .in(Surroundings.unsigned(watch.undertaking().intent().circumstances()));
            tracker.addAudit(parts.journal()
                    .require(withRequest(event, tracker.wish().request()))
                    .index());
            if (act.isDecision()) {
                watch.decide(act.option());
            } else {
                watch.cancel();
            }
            return tracker.view();
        } catch (ConnectionException e) {
            // The watch finds out by itself what became of the command.
            return tracker.view();
        } catch (DeviceException e) {
            return refused(act, tracker.view(), actor, new Refusal(ErrorCode.DEVICE, Ending.text(e), e.deviceCode()));
        } catch (RefusedException e) {
            return refused(act, tracker.view(), actor, e.refusal());
        }
    }

    /** Checks that it can be done now; returns what the device asks. */
    private String require(Act act, CommandWatch watch, Actor actor) throws RefusedException {
        CommandSubject subject = watch.subject();
        ExecutionView view = watch.undertaking().tracker().view();
        if (act.isDecision()) {
            requireOption(act, view);
        } else {
            requireCancellable(subject, view.phase());
        }
        Preconditions.Deed deed = Preconditions.Deed.of(subject.command(), "");
        if (!deed.isSafety()) {
            parts.preconditions().lock(subject.equipment().view(), deed, actor);
        }
        return view.step();
    }

    private static void requireOption(Act act, ExecutionView view) throws RefusedException {
        List<String> options = view.decision().map(Decision::options).orElse(List.of());
        if (options.isEmpty()) {
            throw new RefusedException(
                    ErrorCode.INVALID_STATE,
                    "command " + view.target() + " is " + view.phase() + " and waits for no decision. Look again.");
        }
        if (!options.contains(act.option())) {
            throw new RefusedException(
                    ErrorCode.VALIDATION,
                    "'" + act.option() + "' cannot be decided: " + view.equipment() + " asks '" + view.step()
                            + "' and takes " + String.join(" or ", options) + ".");
        }
    }

    private static void requireCancellable(CommandSubject subject, Phase phase) throws RefusedException {
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
    }

    private ExecutionView notRunning(Act act, Actor actor) {
        Optional<ExecutionView> known = memory.find(act.request());
        String todo = act.isDecision() ? "decide" : "cancel";
        if (known.isEmpty()) {
            Refusal refusal =
                    Refusal.of(ErrorCode.NOT_FOUND, "there is no request " + act.request() + " to " + todo + ".");
            parts.journal()
                    .refuseAside(
                            within(refusal(act, actor, "site", refusal), Optional.empty()),
                            act.request().toString());
            return Answers.refused(act.request(), parts.settings().wall().instant(), refusal);
        }
        String message = "request " + act.request() + " is no running command but "
                + known.get().phase() + "; there is nothing to " + todo + ".";
        return refused(act, known.get(), actor, Refusal.of(ErrorCode.INVALID_STATE, message));
    }

    private ExecutionView refused(Act act, ExecutionView view, Actor actor, Refusal refusal) {
        String target = view.equipment() + "/" + view.target();
        parts.journal()
                .refuseAside(
                        within(refusal(act, actor, target, refusal), Optional.of(view.equipment())),
                        view.request().toString());
        return Answers.refused(view, refusal);
    }

    private AuditEntry within(AuditEntry entry, Optional<EquipmentId> where) {
        return entry.in(parts.surroundings().of(where.orElse(Answers.NOWHERE)));
    }

    private static AuditEntry refusal(Act act, Actor actor, String target, Refusal refusal) {
        String code = refusal.code().name();
        return entry(act, AuditPhase.REFUSED, actor, target, code)
                .as(AuditPhase.REFUSED, code, Facts.with(act.facts(), Facts.MESSAGE, refusal.message()));
    }

    private static AuditEntry entry(Act act, AuditPhase phase, Actor actor, String target, String outcome) {
        return new AuditEntry(
                phase,
                AuditAction.COMMAND,
                actor,
                target,
                AuditEntry.Change.NONE,
                act.reason(),
                null,
                outcome,
                Map.of());
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
