package org.ferrule.core.governor;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.AuditUnavailableException;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.service.ExecutionView.Phase;
import org.ferrule.core.service.Locks.Place;
import org.ferrule.core.service.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Intent before, outcome after, and every refusal. */
final class Journal {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final Recorder recorder;
    private final RequestMemory memory;
    private final Surroundings surroundings;
    private final GovernorSettings settings;

    Journal(Recorder recorder, RequestMemory memory, Surroundings surroundings, GovernorSettings settings) {
        this.recorder = recorder;
        this.memory = memory;
        this.surroundings = surroundings;
        this.settings = settings;
    }

    /** Records the intent and returns when it is durable; from here on the request gets an outcome. */
    Undertaking intend(ExecutionTracker tracker, Intention intention) throws RefusedException {
        AuditEntry intent = intent(tracker, intention);
        try {
            AuditRecord record = recorder.record(intent, intention.signature());
            tracker.addAudit(record.index());
            record.entry().circumstances().signature().ifPresent(tracker::addAudit);
            tracker.waiting();
            CompletableFuture<AuditRecord> recorded = CompletableFuture.completedFuture(record);
            return new Undertaking(tracker, record.entry(), intention.place(), recorded, false);
        } catch (AuditUnavailableException e) {
            throw new RefusedException(unavailable(e));
        }
    }

    /** Hands over the intent of a stop and gives the trail a moment, but never makes the stop depend on it. */
    Undertaking intendSafety(ExecutionTracker tracker, Place place) {
        AuditEntry intent = intent(tracker, new Intention(place, tracker.wish().change(), Optional.empty()));
        CompletableFuture<AuditRecord> recorded = recorder.keep(intent);
        if (!awaitBriefly(recorded)) {
            recorder.markLate();
            LOG.error("{} acts before its audit record, which the trail has not taken yet", intent.target());
        }
        tracker.waiting();
        note(tracker, recorded);
        return new Undertaking(tracker, intent, place, recorded, true);
    }

    /** Records the outcome, then publishes it; only the first end of a request counts. */
    void end(Undertaking undertaking, Ending ending, Runnable beforePublishing) {
        ExecutionTracker tracker = undertaking.tracker();
        if (!tracker.claimEnd()) {
            return;
        }
        AuditEntry outcome =
                undertaking.intent().as(AuditPhase.OUTCOME, ending.phase().name(), outcome(undertaking, ending));
        CompletableFuture<AuditRecord> recorded =
                undertaking.isSafety() ? recorder.keep(outcome) : recorder.recordOrKeep(outcome);
        if (undertaking.isSafety()) {
            awaitBriefly(recorded);
        }
        note(tracker, recorded);
        beforePublishing.run();
        tracker.end(ending);
        CompletableFuture<Void> unused =
                recorded.thenRun(() -> memory.ended(tracker.wish().request()));
    }

    /** Records a refusal if that is possible; it stands in any case. */
    void refuse(ExecutionTracker tracker, Refusal refusal) {
        if (!tracker.claimEnd()) {
            return;
        }
        Wish wish = tracker.wish();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(Facts.CONTENT, wish.fingerprint());
        facts.put(Facts.ACCEPTED, tracker.accepted().toString());
        facts.put(Facts.ELAPSED, Long.toString(tracker.elapsed().toMillis()));
        Facts.put(facts, refusal);
        try {
            AuditEntry entry =
                    wish.entry(AuditPhase.REFUSED, wish.change(), refusal.code().name(), facts);
            tracker.addAudit(recorder.record(entry.in(surroundings.of(wish))).index());
        } catch (AuditUnavailableException e) {
            LOG.error(
                    "refusal of {} on {}/{} could not be recorded", wish.request(), wish.equipment(), wish.target(), e);
        }
        tracker.end(Ending.of(Phase.REJECTED, refusal));
        memory.ended(wish.request());
    }

    /** Records an attempt that concerns a request of somebody else; it must not show under that request's id. */
    void refuseAside(AuditEntry attempt, String request) {
        try {
            AuditEntry entry = new AuditEntry(
                    AuditPhase.REFUSED,
                    attempt.action(),
                    attempt.actor(),
                    attempt.target(),
                    attempt.change(),
                    attempt.reason(),
                    null,
                    attempt.outcome(),
                    attempt.circumstances(),
                    Facts.with(attempt.detail(), Facts.REQUEST, request));
            recorder.record(entry);
        } catch (AuditUnavailableException e) {
            LOG.error("a refused attempt on {} could not be recorded", attempt.target(), e);
        }
    }

    /** Makes an entry durable, or refuses. */
    AuditRecord require(AuditEntry entry) throws RefusedException {
        try {
            return recorder.record(entry);
        } catch (AuditUnavailableException e) {
            throw new RefusedException(unavailable(e));
        }
    }

    private static Refusal unavailable(AuditUnavailableException e) {
        return Refusal.of(
                ErrorCode.AUDIT_UNAVAILABLE,
                "nothing was sent, because it cannot be recorded: " + Ending.text(e)
                        + ". Stop, abort and safe state still work.");
    }

    private boolean awaitBriefly(CompletableFuture<AuditRecord> recorded) {
        try {
            // join, since an interrupt must not keep a stop from acting.
            recorded.copy()
                    .orTimeout(settings.safetyGrace().toNanos(), TimeUnit.NANOSECONDS)
                    .join();
            return true;
        } catch (CompletionException e) {
            return false;
        }
    }

    private static void note(ExecutionTracker tracker, CompletableFuture<AuditRecord> recorded) {
        CompletableFuture<Void> unused = recorded.thenAccept(record -> tracker.addAudit(record.index()));
    }

    private AuditEntry intent(ExecutionTracker tracker, Intention intention) {
        Wish wish = tracker.wish();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(Facts.CONTENT, wish.fingerprint());
        facts.put(Facts.ACCEPTED, tracker.accepted().toString());
        intention.place().unit().ifPresent(unit -> facts.put(Facts.FUNCTIONAL_UNIT, unit.value()));
        if (!wish.isWrite()) {
            wish.content().forEach((name, text) -> facts.put(Facts.ARGUMENT + name, text));
        }
        return wish.entry(AuditPhase.INTENT, intention.change(), "", facts).in(surroundings.of(wish));
    }

    private static Map<String, String> outcome(Undertaking undertaking, Ending ending) {
        ExecutionTracker tracker = undertaking.tracker();
        Map<String, String> facts = new LinkedHashMap<>();
        undertaking.place().unit().ifPresent(unit -> facts.put(Facts.FUNCTIONAL_UNIT, unit.value()));
        facts.put(Facts.ELAPSED, Long.toString(tracker.elapsed().toMillis()));
        if (!ending.phase().isSuccess()) {
            facts.put(Facts.PROGRESS, String.format(Locale.ROOT, "%s", tracker.progress()));
        }
        if (!tracker.states().isEmpty()) {
            facts.put(Facts.STATES, String.join(",", tracker.states()));
        }
        if (!ending.readBack().isEmpty()) {
            facts.put(Facts.READ_BACK, ending.readBack());
        }
        if (!ending.note().isEmpty()) {
            facts.put(Facts.NOTE, ending.note());
        }
        ending.words().forEach((name, value) -> facts.put(Facts.RESULT + name, value));
        ending.refusal().ifPresent(refusal -> Facts.put(facts, refusal));
        return facts;
    }
}
