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
import org.ferrule.audit.AuditTrail;
import org.ferrule.audit.AuditUnavailableException;
import org.ferrule.audit.Signature;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.service.Locks;
import org.ferrule.core.service.Refusal;
import org.ferrule.core.service.SigningWish;
import org.ferrule.people.Access;
import org.ferrule.people.Authority;
import org.ferrule.people.SessionKey;
import org.jspecify.annotations.Nullable;

/**
 * Locks in memory: they end with the runtime, as their owners' sessions do. Each place has a lock of its own, so that waiting for
 * the audit trail at one holds up no other; who holds a place can be read without any.
 */
public final class LockBoard implements Locks {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(8);

    private final LockRecords records;
    private final Gate gate;
    private final InstantSource wall;
    private final Map<Place, Cell> cells = new ConcurrentHashMap<>();

    /**
     * A board without locks.
     *
     * @param site the site's name, recorded with every change
     * @param trail where changes are recorded
     * @param access says who may take and break locks
     * @param wall wall clock
     */
    public LockBoard(String site, AuditTrail trail, Access access, InstantSource wall) {
        this.records = new LockRecords(site, trail);
        this.gate = new Gate(access);
        this.wall = wall;
    }

    @Override
    public Optional<Refusal> acquire(Place place, SessionKey session, Duration timeToLive, String purpose) {
        Attempt attempt = new Attempt(place, session, "ACQUIRE", Authority.LOCK);
        return change(attempt, (cell, actor) -> {
            require(place, cell.held, actor, timeToLive, purpose);
            Held next = new Held(actor, wall.instant().plus(timeToLive), purpose);
            String event = cell.held == null ? "ACQUIRED" : "RENEWED";
            Map<String, String> facts =
                    Map.of(Facts.EVENT, event, "until", next.until().toString());
            records.changed(place, actor, purpose, facts);
            cell.held = next;
        });
    }

    @Override
    public Optional<Refusal> release(Place place, SessionKey session) {
        Attempt attempt = new Attempt(place, session, "RELEASE", Authority.LOCK);
        return change(attempt, (cell, actor) -> {
            Held held = cell.held;
            if (held == null || !isOwner(held, actor)) {
                String now = held == null ? "nobody holds it" : describe(held);
                throw new RefusedException(
                        ErrorCode.NOT_OWNER,
                        "the lock on " + name(place) + " is not " + actor.user() + "'s to release: " + now
                                + ". Only its owner, through the client that took it, can release it; it also ends by itself.");
            }
            records.changed(place, actor, held.purpose(), Map.of(Facts.EVENT, "RELEASED"));
            cell.held = null;
        });
    }

    @Override
    public Optional<Refusal> breakLock(
            Place place, SessionKey session, String reason, Optional<SigningWish> signature) {
        Attempt attempt = new Attempt(place, session, "BREAK", Authority.BREAK_LOCK);
        return change(attempt, (cell, actor) -> {
            Held held = cell.held;
            if (held == null) {
                throw new RefusedException(
                        ErrorCode.INVALID_STATE,
                        "nobody holds the lock on " + name(place) + "; there is none to break.");
            }
            Wording.require(
                    reason,
                    "breaking a lock needs a reason: say why " + held.owner().user() + " cannot release it.");
            Signature signed = gate.sign(session, "breaking a lock", signature, place.equipment());
            Map<String, String> facts =
                    Map.of(Facts.EVENT, "BROKEN", "owner", held.owner().user(), "purpose", held.purpose());
            records.signed(place, actor, reason, facts, signed);
            cell.held = null;
        });
    }

    /** What somebody tries. */
    private record Attempt(Place place, SessionKey session, String what, Authority needed) {}

    /** Changes a lock, or refuses to; nothing changes that cannot be recorded. */
    @FunctionalInterface
    private interface Change {
        void of(Cell cell, Actor actor) throws RefusedException, AuditUnavailableException;
    }

    private Optional<Refusal> change(Attempt attempt, Change change) {
        Place place = attempt.place();
        Actor actor = gate.actor(attempt.session());
        try {
            actor = gate.require(attempt.session(), attempt.needed(), Optional.of(place.equipment()));
        } catch (RefusedException e) {
            return records.refused(place, actor, attempt.what(), e.refusal());
        }
        Cell cell = cells.computeIfAbsent(place, unused -> new Cell());
        cell.changing.lock();
        try {
            expire(place, cell);
            change.of(cell, actor);
            return Optional.empty();
        } catch (RefusedException e) {
            return records.refused(place, actor, attempt.what(), e.refusal());
        } catch (AuditUnavailableException e) {
            return Optional.of(LockRecords.unavailable("the lock on " + name(place) + " was not changed", e));
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

    private static void require(Place place, @Nullable Held held, Actor actor, Duration timeToLive, String purpose)
            throws RefusedException {
        if (timeToLive.compareTo(SHORTEST) < 0 || timeToLive.compareTo(LONGEST) > 0) {
            throw new RefusedException(
                    ErrorCode.VALIDATION,
                    "a lock for " + timeToLive.toMillis() / 1000.0 + " s is not possible: ask for 1 s to "
                            + LONGEST.toSeconds() + " s (8 h), and renew it while it is needed.");
        }
        if (purpose.isBlank()) {
            throw new RefusedException(
                    ErrorCode.VALIDATION, "a lock needs a purpose, which others will read: say what it is for.");
        }
        if (held != null && !isOwner(held, actor)) {
            throw new RefusedException(
                    ErrorCode.NOT_OWNER,
                    name(place) + " is locked: " + describe(held) + ". Ask its owner to release it, or wait.");
        }
    }

    private void expire(Place place, Cell cell) throws AuditUnavailableException {
        Held held = cell.held;
        if (held != null && hasEnded(held)) {
            String owner = held.owner().user();
            Map<String, String> facts = Map.of(
                    Facts.EVENT,
                    "EXPIRED",
                    "owner",
                    owner,
                    "until",
                    held.until().toString());
            records.changed(place, Actor.SYSTEM, held.purpose(), facts);
            cell.held = null;
        }
    }

    private boolean hasEnded(Held held) {
        Instant now = wall.instant();
        return !now.isBefore(held.until());
    }

    private static final class Cell {
        final ReentrantLock changing = new ReentrantLock();
        volatile @Nullable Held held;
    }
}
