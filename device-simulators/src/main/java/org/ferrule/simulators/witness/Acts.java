package org.ferrule.simulators.witness;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Every request that asked a device to change something, oldest first; the oldest of very many are forgotten. Thread-safe. */
public final class Acts {

    private static final int LONGEST_VALUE = 200;
    private static final int MOST = 100_000;

    private final int most;
    private final Deque<Entry> kept = new ArrayDeque<>();
    private final AtomicReference<Runnable> next = new AtomicReference<>(Acts::nothing);
    private long count;

    /** Keeps the last hundred thousand. */
    public Acts() {
        this(MOST);
    }

    Acts(int most) {
        this.most = most;
    }

    /**
     * What is remembered.
     *
     * @param count of all acts since the start
     * @param dropped how many of the acts that were asked for are forgotten already
     * @param acts the others
     */
    public record Memory(long count, long dropped, List<Act> acts) {}

    /** An act whose outcome may still be open. */
    public final class Entry {
        private final String act;
        private final String value;
        private boolean isRefused;

        private Entry(String act, String value) {
            this.act = act;
            this.value = value;
        }

        /** Notes that the device does not do it. */
        public void refuse() {
            synchronized (Acts.this) {
                isRefused = true;
            }
        }
    }

    /** Lets something happen once, when the next request has come in and before the device obeys it. */
    public void onNext(Runnable happening) {
        next.set(happening);
    }

    /** Lets nothing happen at the next request. */
    public void clearNext() {
        next.set(Acts::nothing);
    }

    /** Remembers a request; it counts as accepted until it is refused. */
    public Entry asked(String act, String value) {
        Entry entry = remember(act, value);
        next.getAndSet(Acts::nothing).run();
        return entry;
    }

    private synchronized Entry remember(String act, String value) {
        String told = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "..." : value;
        Entry entry = new Entry(act, told);
        kept.addLast(entry);
        count++;
        if (kept.size() > most) {
            kept.removeFirst();
        }
        return entry;
    }

    /** What is remembered of all acts but the first {@code from}. */
    public synchronized Memory from(long from) {
        long forgotten = count - kept.size();
        List<Act> acts = kept.stream()
                .skip(Math.max(0, from - forgotten))
                .map(entry -> new Act(entry.act, entry.value, entry.isRefused))
                .toList();
        return new Memory(count, Math.max(0, forgotten - from), acts);
    }

    private static void nothing() {}
}
