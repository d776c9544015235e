package org.ferrule.core.governor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditTrail;
import org.ferrule.core.equipment.FeedPublisher;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.service.ExecutionView;

/** Knows which request ids were used: those under way and the latest ones from memory, all others from the audit trail. */
final class RequestMemory {
    private static final int KEPT = 1024;
    private static final long LOOK_UP_SECONDS = 10;

    private final AuditTrail trail;
    private final GovernorSettings settings;
    private final FeedPublisher feed;
    private final Map<RequestId, ExecutionTracker> live = new ConcurrentHashMap<>();
    private final Deque<RequestId> ended = new ArrayDeque<>();

    RequestMemory(AuditTrail trail, GovernorSettings settings, FeedPublisher feed) {
        this.trail = trail;
        this.settings = settings;
        this.feed = feed;
    }

    /**
     * What an id stands for.
     *
     * @param tracker of the request, if it is under way or ended a moment ago
     * @param isNew whether the caller is the first and must now go on with it
     * @param recalled what the trail says, if only the trail knows
     */
    record Claim(Optional<ExecutionTracker> tracker, boolean isNew, Optional<Recalled> recalled) {}

    /**
     * Finds the request, or claims its id for the caller.
     *
     * @param mayForget whether an unreadable trail counts as knowing nothing: only for what must act first
     */
    Claim claim(Wish wish, boolean mayForget) throws RefusedException {
        ExecutionTracker mine = new ExecutionTracker(wish, settings, feed);
        while (true) {
            ExecutionTracker other = live.putIfAbsent(wish.request(), mine);
            if (other == null) {
                return lookUp(mine, mayForget);
            }
            if (isNew(other)) {
                requireSame(wish, other.wish().actor(), other.wish().fingerprint());
                return new Claim(Optional.of(other), false, Optional.empty());
            }
            Optional<Recalled> known = recall(wish.request());
            if (known.isPresent()) {
                return recalled(wish, known.get());
            }
        }
    }

    Optional<ExecutionTracker> live(RequestId request) {
        return Optional.ofNullable(live.get(request));
    }

    /** From the trail alone. */
    Optional<Recalled> recall(RequestId request) throws RefusedException {
        try {
            return Recalled.from(trail.find(request));
        } catch (RuntimeException e) {
            throw new RefusedException(
                    ErrorCode.AUDIT_UNAVAILABLE,
                    "the audit trail, which knows whether this request id was used, cannot be read: " + Ending.text(e));
        }
    }

    /** From memory or else from the trail. */
    Optional<ExecutionView> find(RequestId request) {
        Optional<ExecutionView> known = live(request).map(ExecutionTracker::view);
        return known.isPresent() ? known : Recalled.from(trail.find(request)).map(recalled -> recalled.view(request));
    }

    /** Lets the trail alone remember it; only once the trail does. */
    void forget(RequestId request) {
        live.remove(request);
    }

    /** Keeps the latest ended ones for a while. */
    void ended(RequestId request) {
        synchronized (ended) {
            ended.addLast(request);
            while (ended.size() > KEPT) {
                live.remove(ended.removeFirst());
            }
        }
    }

    private static boolean isNew(ExecutionTracker other) throws RefusedException {
        try {
            return other.isNew()
                    .copy()
                    .orTimeout(LOOK_UP_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new RefusedException(
                    ErrorCode.AUDIT_UNAVAILABLE,
                    "the audit trail does not answer whether request id "
                            + other.wish().request() + " was used.");
        }
    }

    private Claim lookUp(ExecutionTracker mine, boolean mayForget) throws RefusedException {
        RequestId id = mine.wish().request();
        boolean isNew = false;
        try {
            Optional<Recalled> known = recall(id);
            isNew = known.isEmpty();
            return isNew ? new Claim(Optional.of(mine), true, known) : recalled(mine.wish(), known.get());
        } catch (RefusedException e) {
            isNew = mayForget && e.refusal().code() == ErrorCode.AUDIT_UNAVAILABLE;
            if (isNew) {
                return new Claim(Optional.of(mine), true, Optional.empty());
            }
            throw e;
        } finally {
            if (!isNew) {
                live.remove(id, mine);
            }
            mine.isNew().complete(isNew);
        }
    }

    private static Claim recalled(Wish wish, Recalled known) throws RefusedException {
        AuditEntry first = known.first().entry();
        requireSame(wish, first.actor(), first.detail().getOrDefault(Facts.CONTENT, ""));
        return new Claim(Optional.empty(), false, Optional.of(known));
    }

    private static void requireSame(Wish wish, Actor first, String fingerprint) throws RefusedException {
        if (!wish.actor().user().equals(first.user())) {
            throw new RefusedException(
                    ErrorCode.DUPLICATE_REQUEST,
                    "request id " + wish.request() + " was used before by somebody else; choose a new one for "
                            + wish.equipment() + "/" + wish.target() + ".");
        }
        if (!wish.fingerprint().equals(fingerprint)) {
            throw new RefusedException(
                    ErrorCode.DUPLICATE_REQUEST,
                    "request id " + wish.request() + " was used before for something else; choose a new one for "
                            + wish.equipment() + "/" + wish.target() + ".");
        }
    }
}
