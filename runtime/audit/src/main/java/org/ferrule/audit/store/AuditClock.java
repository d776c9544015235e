package org.ferrule.audit.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditRecord;
import org.jspecify.annotations.Nullable;

/**
 * Stamps records, and notices when the wall clock jumps or its synchronisation changes. The one place of this module that reads
 * the machine's clocks. Used by one thread at a time.
 */
final class AuditClock {
    /** What a jump is: further than a disciplined clock is ever slewed between two looks. */
    private static final long STEP_MILLIS = 1_000;
    /** Two clocks that are read further apart than this cannot be compared. */
    private static final long APART_NANOS = 100_000_000;

    private static final int TRIES = 5;

    private final InstantSource wall;
    private final Supplier<ClockSync> sync;
    private final UUID boot = UUID.randomUUID();
    private final long origin = nanos();
    private Instant lastWall = Instant.MIN;
    private long lastNanos;
    private @Nullable ClockSync lastSync;

    /**
     * Makes a clock.
     *
     * @param sync tells at once what is known about the wall clock; asked before each record
     */
    AuditClock(InstantSource wall, Supplier<ClockSync> sync) {
        this.wall = wall;
        this.sync = sync;
    }

    /** The machine's wall clock. */
    static InstantSource machine() {
        return InstantSource.system();
    }

    /** Nanoseconds that only ever grow, from an unknown beginning. */
    static long nanos() {
        return System.nanoTime();
    }

    AuditRecord.Stamp now() {
        Instant instant = wall.instant();
        String offset = ZoneId.systemDefault().getRules().getOffset(instant).getId();
        return new AuditRecord.Stamp(
                instant.truncatedTo(ChronoUnit.MILLIS),
                offset.equals("Z") ? "+00:00" : offset,
                nanos() - origin,
                boot,
                Objects.requireNonNullElseGet(lastSync, sync).name());
    }

    /** What happened to the wall clock since the last call: to be recorded before anything else. */
    List<AuditEntry> news() {
        long before = nanos();
        Instant instant = wall.instant();
        long after = nanos();
        for (int i = 0; i < TRIES && after - before > APART_NANOS; i++) {
            before = after;
            instant = wall.instant();
            after = nanos();
        }
        Instant expected = lastWall.equals(Instant.MIN) ? instant : lastWall.plusNanos(after - lastNanos);
        long step = Duration.between(expected, instant).toMillis();
        ClockSync state = sync.get();
        ClockSync known = Objects.requireNonNullElse(lastSync, state);
        if (Math.abs(step) <= STEP_MILLIS && state == known) {
            remember(instant, after, state);
            return List.of();
        }
        List<AuditEntry> news = new ArrayList<>();
        if (Math.abs(step) > STEP_MILLIS) {
            news.add(event(expected.toString(), instant.toString(), Map.of("event", "STEP", "stepMillis", "" + step)));
        }
        if (state != known) {
            news.add(event(known.name(), state.name(), Map.of("event", "SYNCHRONISATION")));
        }
        remember(instant, after, state);
        return news;
    }

    private void remember(Instant instant, long nanos, ClockSync state) {
        lastWall = instant;
        lastNanos = nanos;
        lastSync = state;
    }

    private static AuditEntry event(String before, String now, Map<String, String> detail) {
        return new AuditEntry(
                AuditPhase.EVENT,
                AuditAction.CLOCK,
                Actor.SYSTEM,
                "site",
                new AuditEntry.Change(before, now, ""),
                "",
                null,
                "",
                detail);
    }
}
