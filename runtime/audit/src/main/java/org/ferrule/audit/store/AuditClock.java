package org.ferrule.audit.store;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.ferrule.audit.AuditRecord;

/** Stamps records. The one place of this module that reads the machine's clocks. */
final class AuditClock {
    /** Java cannot ask the system whether its clock is disciplined; until it is told, the record says so. */
    private static final String SYNC = "UNKNOWN";

    private final InstantSource wall;
    private final UUID boot = UUID.randomUUID();
    private final long origin = System.nanoTime();

    AuditClock(InstantSource wall) {
        this.wall = wall;
    }

    /** The machine's wall clock. */
    static InstantSource machine() {
        return InstantSource.system();
    }

    AuditRecord.Stamp now() {
        Instant instant = wall.instant();
        String offset = ZoneId.systemDefault().getRules().getOffset(instant).getId();
        return new AuditRecord.Stamp(
                instant.truncatedTo(ChronoUnit.MILLIS),
                offset.equals("Z") ? "+00:00" : offset,
                System.nanoTime() - origin,
                boot,
                SYNC);
    }
}
