package org.ferrule.people.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.ferrule.people.account.PeopleClock;

/** Time that stands still until a test moves it. */
final class SteeredTime implements InstantSource {
    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private Instant wall = START;
    private long nanos = 1_000_000_000_000L;

    @Override
    public synchronized Instant instant() {
        return wall;
    }

    synchronized void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    /** Sets the wall clock, which moves no time. */
    synchronized void set(Instant other) {
        wall = other;
    }

    private synchronized long nanos() {
        return nanos;
    }

    PeopleClock clock() {
        return new PeopleClock(this, this::nanos);
    }
}
