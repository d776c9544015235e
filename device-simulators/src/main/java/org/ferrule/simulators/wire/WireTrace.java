package org.ferrule.simulators.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What happened on a wire since somebody looked last; the oldest of very much is forgotten. Thread-safe. */
public final class WireTrace implements WireTap {

    private static final int MOST_EVENTS = 20_000;
    private static final int MOST_CHARACTERS = 6_000_000;

    private final Deque<WireEvent> kept = new ArrayDeque<>();
    private long characters;
    private long dropped;

    /**
     * What one look finds.
     *
     * @param dropped how many events since the last look are forgotten
     * @param events the others, oldest first
     */
    public record Look(long dropped, List<WireEvent> events) {}

    @Override
    public synchronized void saw(WireEvent event) {
        kept.addLast(event);
        characters += event.bytes().length();
        while (kept.size() > MOST_EVENTS || (characters > MOST_CHARACTERS && kept.size() > 1)) {
            characters -= kept.removeFirst().bytes().length();
            dropped++;
        }
    }

    /** Takes what there is; the next look begins where this one ended. */
    public synchronized Look look() {
        Look look = new Look(dropped, List.copyOf(kept));
        kept.clear();
        characters = 0;
        dropped = 0;
        return look;
    }
}
