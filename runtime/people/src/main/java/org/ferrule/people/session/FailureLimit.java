package org.ferrule.people.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.ferrule.people.account.PeopleClock;

/**
 * How many attempts may fail in a minute at this site. Beyond that nothing is checked or recorded one by one, so that guessing can
 * neither try many passwords nor fill the audit trail; their number is recorded. Thread-safe.
 */
final class FailureLimit {
    static final int MOST = 30;
    static final Duration WINDOW = Duration.ofMinutes(1);

    private final PeopleClock clock;
    private final Deque<Long> failures = new ArrayDeque<>();
    private long turnedAway;

    FailureLimit(PeopleClock clock) {
        this.clock = clock;
    }

    /** Counts an attempt as failed in advance, so that many at once are counted too; false if it is turned away. */
    synchronized boolean admit() {
        forgetOld();
        if (failures.size() >= MOST) {
            turnedAway++;
            return false;
        }
        failures.add(clock.nanos());
        return true;
    }

    /** Takes one back that did not fail. */
    synchronized void succeeded() {
        failures.pollLast();
    }

    /** How many were turned away, once the rush is over; then none were. */
    synchronized long takeTurnedAway() {
        forgetOld();
        long count = failures.size() >= MOST ? 0 : turnedAway;
        turnedAway -= count;
        return count;
    }

    /** How many were turned away, rush or not. */
    synchronized long takeAllTurnedAway() {
        long count = turnedAway;
        turnedAway = 0;
        return count;
    }

    private void forgetOld() {
        while (!failures.isEmpty() && clock.since(failures.getFirst()).compareTo(WINDOW) >= 0) {
            failures.removeFirst();
        }
    }
}
