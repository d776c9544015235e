package org.ferrule.core.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that stands still until a test moves it; due tasks then run on the test's thread, each at its own time. */
public final class FakeTime implements RuntimeClock, Timers {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Waiting::due).thenComparingLong(Waiting::order));
    private long now;
    private long order;

    @Override
    public synchronized Instant instant() {
        return START.plusNanos(now);
    }

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized Timer after(Duration delay, Runnable task) {
        Waiting entry = new Waiting(now + Math.max(0, delay.toNanos()), order++, task);
        waiting.add(entry);
        return () -> cancel(entry);
    }

    private synchronized void cancel(Waiting entry) {
        waiting.remove(entry);
    }

    /** Moves on and runs nothing, as while somebody is busy. */
    public synchronized void pass(Duration by) {
        now += by.toNanos();
    }

    /** Moves on and runs what becomes due, in order. */
    public void advance(Duration by) {
        long end = nanos() + by.toNanos();
        for (Waiting next = takeUntil(end); next != null; next = takeUntil(end)) {
            next.task().run();
        }
    }

    private synchronized Waiting takeUntil(long end) {
        Waiting next = waiting.peek();
        if (next == null || next.due() > end) {
            now = end;
            return null;
        }
        now = Math.max(now, next.due());
        return waiting.poll();
    }

    @Override
    public synchronized void close() {
        waiting.clear();
    }

    private record Waiting(long due, long order, Runnable task) {}
}
