package org.ferrule.people.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditRecord;
import org.ferrule.people.account.PeopleClock;

/**
 * Who has shown too many wrong passwords. The audit trail remembers it across a restart: the newest record of signing in tells how
 * many there were. Ids without an account are locked in the same way, so that being locked does not tell who has one. Thread-safe.
 */
final class LockOuts {
    static final int MOST = 5;
    static final Duration WINDOW = Duration.ofMinutes(15);
    static final Duration LENGTH = Duration.ofMinutes(15);

    private static final String FAILURES = "failures";
    private static final String UNTIL = "lockedUntil";
    private static final int MOST_IDS = 10_000;

    private final PeopleClock clock;
    private final Function<String, Optional<AuditRecord>> newest;

    /** The longest unused are forgotten here and remembered by the trail. */
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST_IDS;
        }
    };

    private static final class Count {
        private final Deque<Long> failures = new ArrayDeque<>();
        private Optional<Long> lockedSince = Optional.empty();
    }

    /**
     * Counts.
     *
     * @param newest gives the newest record of signing in with a user id that still counts
     */
    LockOuts(PeopleClock clock, Function<String, Optional<AuditRecord>> newest) {
        this.clock = clock;
        this.newest = newest;
    }

    /** Counts an attempt as failed in advance, so that many at once are counted too; false if the id is locked. */
    synchronized boolean admit(String user) {
        Count count = count(user);
        if (count.lockedSince.isPresent()) {
            return false;
        }
        count.failures.add(clock.nanos());
        if (count.failures.size() >= MOST) {
            count.lockedSince = Optional.of(clock.nanos());
        }
        return true;
    }

    /** It was right: earlier failures do not count any more. */
    synchronized void succeeded(String user) {
        counts.put(user, new Count());
    }

    /** Nobody could tell whether it was right. */
    synchronized void takeBack(String user) {
        Count count = count(user);
        count.failures.pollLast();
        if (count.failures.size() < MOST) {
            count.lockedSince = Optional.empty();
        }
    }

    /** An administrator has ended it. */
    synchronized void forget(String user) {
        counts.remove(user);
    }

    /** Until when it is locked; empty if it is not. */
    synchronized Optional<Instant> lockedUntil(String user) {
        return count(user).lockedSince.map(since -> clock.now().plus(LENGTH.minus(clock.since(since))));
    }

    /** What to record with a failure, for the time after a restart. */
    synchronized Map<String, String> facts(String user) {
        Map<String, String> facts = new TreeMap<>();
        facts.put(FAILURES, Integer.toString(count(user).failures.size()));
        lockedUntil(user).ifPresent(until -> facts.put(UNTIL, until.toString()));
        return facts;
    }

    private Count count(String user) {
        Count count = counts.computeIfAbsent(user, this::recall);
        if (count.lockedSince
                .filter(since -> clock.since(since).compareTo(LENGTH) >= 0)
                .isPresent()) {
            count.lockedSince = Optional.empty();
            count.failures.clear();
        }
        while (!count.failures.isEmpty()
                && clock.since(count.failures.getFirst()).compareTo(WINDOW) >= 0) {
            count.failures.removeFirst();
        }
        return count;
    }

    /** The wall clock may have been set since: nothing lasts longer than it would have from now on. */
    private Count recall(String user) {
        Count count = new Count();
        Optional<AuditRecord> record =
                newest.apply(user).filter(it -> it.entry().phase() == AuditPhase.REFUSED);
        if (record.isEmpty()) {
            return count;
        }
        Map<String, String> detail = record.get().entry().detail();
        long now = clock.nanos();
        Duration age = Duration.between(record.get().stamp().utc(), clock.now());
        long when = now - (age.isNegative() ? Duration.ZERO : age).toNanos();
        int failures = Math.min(MOST, Integer.parseInt(detail.getOrDefault(FAILURES, "0")));
        count.failures.addAll(Collections.nCopies(failures, when));
        if (detail.containsKey(UNTIL)) {
            Duration left = Duration.between(clock.now(), Instant.parse(detail.get(UNTIL)));
            Duration capped = left.compareTo(LENGTH) > 0 ? LENGTH : left;
            count.lockedSince = Optional.of(now - LENGTH.minus(capped).toNanos());
        }
        return count;
    }
}
