package org.ferrule.audit.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A wall clock that shows a chosen time, goes on from there, and can be put forward and back. */
final class FakeWallClock implements InstantSource {
    private final long origin = System.nanoTime();
    private volatile Instant start;

    FakeWallClock(Instant start) {
        this.start = start;
    }

    void step(Duration step) {
        start = start.plus(step);
    }

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - origin);
    }
}
