package org.ferrule.core.governor;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditTrail;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.service.CommandRequest;
import org.ferrule.core.service.ExecutionView;
import org.ferrule.core.service.ExecutionView.Phase;
import org.ferrule.core.service.Governor;
import org.ferrule.core.service.Refusal;
import org.ferrule.core.service.WriteRequest;
import org.ferrule.people.Authority;
import org.ferrule.people.SessionKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only way down. Writes, and the start of commands, run on the caller's thread; what is under way is watched by a few threads
 * of the governor. The audit trail is the durable memory of request ids and unknown outcomes.
 */
public final class GovernorService implements Governor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GovernorService.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final GovernorSettings settings;
    private final Gate gate;
    private final Catalogue catalogue;
    private final Recorder recorder;
    private final RequestMemory memory;
    private final Surroundings surroundings;
    private final Journal journal;
    private final WriteProcedure writes;
    private final CommandProcedure commands;
    private final Interventions interventions;
    private final Reconciliation reconciliation;
    private final Recollection recollection;
    private final UnitClaims claims;
    private final ScheduledThreadPoolExecutor polls;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * Gives every request that was under way when the runtime last ended the outcome UNKNOWN, then is ready.
     *
     * @param services what it works with
     * @param locks who owns what
     * @param settings times and clocks
     */
    public GovernorService(GovernorServices services, LockBoard locks, GovernorSettings settings) {
        AuditTrail trail = services.trail();
        this.settings = settings;
        this.gate = new Gate(services.access());
        this.catalogue = new Catalogue(services.equipment());
        this.recorder = new Recorder(trail, settings);
        this.memory = new RequestMemory(trail, settings, services.feed());
        this.surroundings = new Surroundings(services.site(), services.equipment());
        this.journal = new Journal(recorder, memory, surroundings, settings);
        this.polls = DaemonThreads.scheduler("ferrule-governor", settings.workers());
        this.claims = new UnitClaims(trail, recorder);
        GovernorParts parts = new GovernorParts(
                gate, surroundings, catalogue, new Preconditions(locks), claims, journal, settings, polls, closed);
        this.writes = new WriteProcedure(parts);
        this.commands = new CommandProcedure(parts);
        this.interventions = new Interventions(parts, memory);
        this.reconciliation = new Reconciliation(services, recorder, parts, memory);
        this.recollection = new Recollection(parts, memory, reconciliation, services);
        recollection.askAll(reconciliation.recover());
    }

    @Override
    public ExecutionView write(WriteRequest request) {
        Wish wish = Wish.of(request, gate.actor(request.cause().session()));
        Duration wait = request.deadline().isZero() ? LONGEST_WAIT : request.deadline();
        return admit(
                wish,
                false,
                tracker -> {
                    writes.run(tracker, request);
                },
                tracker -> settled(tracker, tracker.over(), wait));
    }

    @Override
    public ExecutionView start(CommandRequest request) {
        Wish wish = Wish.of(request, gate.actor(request.cause().session()));
        boolean isSafety = catalogue.isSafety(request.equipment(), request.command());
        return admit(
                wish,
                isSafety,
                tracker -> {
                    interventions.watch(commands.run(tracker, request));
                },
                tracker -> settled(tracker, tracker.sent(), LONGEST_WAIT));
    }

    @Override
    public Optional<ExecutionView> await(RequestId request, Duration timeout) throws InterruptedException {
        Optional<ExecutionTracker> tracker = memory.live(request);
        if (tracker.isPresent()) {
            try {
                tracker.get().over().get(Math.max(0, timeout.toNanos()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException | ExecutionException e) {
                return Optional.of(tracker.get().view());
            }
        }
        return find(request);
    }

    @Override
    public Optional<ExecutionView> find(RequestId request) {
        return memory.find(request);
    }

    @Override
    public ExecutionView cancel(RequestId request, SessionKey session, String reason) {
        return interventions.cancel(request, session, reason);
    }

    @Override
    public ExecutionView decide(RequestId request, SessionKey session, String option, String reason) {
        return interventions.decide(request, session, option, reason);
    }

    @Override
    public ExecutionView reconcile(RequestId request, SessionKey session, boolean wasExecuted, String evidence) {
        return reconciliation.reconcile(request, session, wasExecuted, evidence);
    }

    /** Lets no command begin on an equipment; if one is under way nothing changes, and its description is given. */
    public Optional<String> hold(EquipmentId equipment, String why) {
        return claims.hold(equipment, why);
    }

    /** Lets commands begin there again. */
    public void letGo(EquipmentId equipment) {
        claims.letGo(equipment);
    }

    /** Ends every wait and stops watching; what is under way gets its outcome at the next start. Idempotent. */
    @Override
    public void close() {
        closed.countDown();
        polls.shutdownNow();
        recorder.close();
    }

    /** Performs a request that is new. */
    @FunctionalInterface
    private interface Procedure {
        void run(ExecutionTracker tracker) throws RefusedException;
    }

    /** Waits for a request that somebody else performs. */
    @FunctionalInterface
    private interface Waiting {
        ExecutionView of(ExecutionTracker tracker);
    }

    private ExecutionView admit(Wish wish, boolean isSafety, Procedure procedure, Waiting waiting) {
        RequestMemory.Claim claim;
        try {
            // Before the id is looked up, since what became of a request is nobody's business who may not act there.
            Actor actor = gate.require(wish.cause().session(), Authority.ACTUATE, Optional.of(wish.equipment()));
            if (!isSafety) {
                Surroundings.requireOwn(wish.cause());
            }
            claim = memory.claim(wish.by(actor), isSafety);
        } catch (RefusedException e) {
            Map<String, String> facts = Map.of(Facts.MESSAGE, e.refusal().message());
            String word = e.refusal().code().name();
            journal.refuseAside(
                    wish.entry(AuditPhase.REFUSED, wish.change(), word, facts).in(surroundings.of(wish)),
                    wish.request().toString());
            return Answers.refused(wish, settings.wall().instant(), e.refusal());
        }
        if (claim.tracker().isEmpty()) {
            return claim.recalled().orElseThrow().view(wish.request());
        }
        ExecutionTracker tracker = claim.tracker().get();
        if (claim.isNew()) {
            askIfUnknown(tracker);
            perform(tracker, procedure);
            return tracker.view();
        }
        return waiting.of(tracker);
    }

    private void perform(ExecutionTracker tracker, Procedure procedure) {
        try {
            procedure.run(tracker);
        } catch (RefusedException e) {
            journal.refuse(tracker, e.refusal());
        } catch (RuntimeException e) {
            LOG.error("request {} failed", tracker.wish().request(), e);
            journal.refuse(
                    tracker, Refusal.of(ErrorCode.INTERNAL, "a defect in Ferrule: " + e + ". Please report it."));
        }
    }

    private void askIfUnknown(ExecutionTracker tracker) {
        CompletableFuture<Void> unused = tracker.over().thenAccept(phase -> {
            if (phase == Phase.UNKNOWN) {
                recollection.ask(tracker.wish().request());
            }
        });
    }

    private static ExecutionView settled(ExecutionTracker tracker, CompletableFuture<Phase> moment, Duration wait) {
        try {
            moment.get(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            return tracker.view();
        }
        return tracker.view();
    }
}
