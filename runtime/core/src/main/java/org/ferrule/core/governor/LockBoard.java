package org.ferrule.core.governor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditTrail;
import org.ferrule.audit.AuditUnavailableException;
import org.ferrule.core.service.Locks;
import org.ferrule.core.service.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Locks in memory: they end with the runtime, as their owners' sessions do. Each place has a lock of its own, so that waiting for
 * the audit trail at one holds up no other; who holds a place can be read without any.
 */
public final class LockBoard implements Locks {
    private static final Logger LOG = LoggerFactory.getLogger(LockBoard.class);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(8);

    private final AuditTrail trail;
    private final InstantSource wall;
    private final Map<Place, Cell> cells = new ConcurrentHashMap<>();

    /** A board without locks. */
    public LockBoard(AuditTrail trail, InstantSource wall) {
        this.trail = trail;
        this.wall = wall;
    }

    @Override
    public Optional<Refusal> acquire(Place place, Actor actor, Duration timeToLive, String purpose) {
        Cell cell = cell(place);
        cell.changing.lock();
        try {
            expire(place, cell);
            Optional<Refusal> refusal = problem(place, cell.held, actor, timeToLive, purpose);
            if (refusal.isPresent()) {
                return refused(place, actor, "ACQUIRE", refusal.get());
            }
            Held next = new Held(actor, wall.instant().plus(timeToLive), purpose);
            String event = cell.held == null ? "ACQUIRED" : "RENEWED";
            append(
                    place,
                    actor,
                    purpose,
                    Map.of("event", event, "until", next.until().toString()));
            cell.held = next;
            return Optional.empty();
        } catch (AuditUnavailableException e) {
            return Optional.of(unavailable("the lock on " + name(place) + " was not taken", e));
        } finally {
            cell.changing.unlock();
        }
    }

    @Override
    public Optional<Refusal> release(Place place, Actor actor) {
        Cell cell = cell(place);
        cell.changing.lock();
        try {
            expire(place, cell);
            Held held = cell.held;
            if (held == null || !isOwner(held, actor)) {
                String now = held == null ? "nobody holds it" : describe(held);
                String message = "the lock on " + name(place) + " is not " + actor.user() + "'s to release: " + now
                        + ". Only its owner, through the client that took it, can release it; it also ends by itself.";
                return refused(place, actor, "RELEASE", Refusal.of(ErrorCode.NOT_OWNER, message));
            }
            append(place, actor, held.purpose(), Map.of("event", "RELEASED"));
            cell.held = null;
            return Optional.empty();
        } catch (AuditUnavailableException e) {
            return Optional.of(unavailable("the lock on " + name(place) + " was not released", e));
        } finally {
            cell.changing.unlock();
        }
    }

    @Override
    public Optional<Held> find(Place place) {
        Cell cell = cells.get(place);
        if (cell == null) {
            return Optional.empty();
        }
        Held held = cell.held;
        if (held == null || !hasEnded(held)) {
            return Optional.ofNullable(held);
        }
        if (cell.changing.tryLock()) {
            try {
                expire(place, cell);
            } catch (AuditUnavailableException e) {
                // The lock has ended all the same; the next touch records it.
                return Optional.empty();
            } finally {
                cell.changing.unlock();
            }
        }
        return Optional.empty();
    }

    /** User and client together own a lock; the role may differ. */
    static boolean isOwner(Held held, Actor actor) {
        return held.owner().user().equals(actor.user()) && held.owner().client().equals(actor.client());
    }

    static String describe(Held held) {
        return held.owner().user() + " (" + held.owner().client() + ") holds it until " + held.until() + " for \""
                + held.purpose() + "\"";
    }

    static String name(Place place) {
        return place.equipment() + place.unit().map(unit -> "/" + unit).orElse("");
    }

    private static Optional<Refusal> problem(
            Place place, @Nullable Held held, Actor actor, Duration timeToLive, String purpose) {
        if (timeToLive.compareTo(SHORTEST) < 0 || timeToLive.compareTo(LONGEST) > 0) {
            return Optional.of(Refusal.of(
                    ErrorCode.VALIDATION,
                    "a lock for " + timeToLive.toMillis() / 1000.0 + " s is not possible: ask for 1 s to "
                            + LONGEST.toSeconds() + " s (8 h), and renew it while it is needed."));
        }
        if (purpose.isBlank()) {
            return Optional.of(Refusal.of(
                    ErrorCode.VALIDATION, "a lock needs a purpose, which others will read: say what it is for."));
        }
        if (held != null && !isOwner(held, actor)) {
            return Optional.of(Refusal.of(
                    ErrorCode.NOT_OWNER,
                    name(place) + " is locked: " + describe(held) + ". Ask its owner to release it, or wait."));
        }
        return Optional.empty();
    }

    private void expire(Place place, Cell cell) throws AuditUnavailableException {
        Held held = cell.held;
        if (held != null && hasEnded(held)) {
            append(
                    place,
                    held.owner(),
                    held.purpose(),
                    Map.of("event", "EXPIRED", "until", held.until().toString()));
            cell.held = null;
        }
    }

    private boolean hasEnded(Held held) {
        Instant now = wall.instant();
        return !now.isBefore(held.until());
    }

    private void append(Place place, Actor actor, String reason, Map<String, String> detail)
            throws AuditUnavailableException {
        trail.append(new AuditEntry(
                AuditPhase.EVENT,
                AuditAction.LOCK,
                actor,
                name(place),
                AuditEntry.Change.NONE,
                reason,
                null,
                "",
                detail));
    }

    /** Records a refused attempt if that is possible; the refusal stands in any case. */
    private Optional<Refusal> refused(Place place, Actor actor, String asked, Refusal refusal) {
        Map<String, String> detail = Map.of("event", asked, "message", refusal.message());
        AuditEntry attempt = AuditEntry.event(AuditAction.LOCK, actor, name(place), detail)
                .as(AuditPhase.REFUSED, refusal.code().name(), detail);
        try {
            trail.append(attempt);
        } catch (AuditUnavailableException e) {
            LOG.error("a refused {} of the lock on {} could not be recorded", asked, name(place), e);
        }
        return Optional.of(refusal);
    }

    private static Refusal unavailable(String what, AuditUnavailableException cause) {
        return Refusal.of(ErrorCode.AUDIT_UNAVAILABLE, what + ", because it cannot be recorded: " + cause.getMessage());
    }

    private Cell cell(Place place) {
        return cells.computeIfAbsent(place, unused -> new Cell());
    }

    private static final class Cell {
        final ReentrantLock changing = new ReentrantLock();
        volatile @Nullable Held held;
    }
}
