package org.ferrule.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * One durable record.
 *
 * @param index position in the trail, from 0 without gaps
 * @param stamp when
 * @param entry what was recorded
 * @param hash SHA-256 over the record's stored bytes and the hash before it, 64 lower-case hexadecimal digits
 * @since 0.1
 */
public record AuditRecord(long index, Stamp stamp, AuditEntry entry, String hash) {
    /**
     * When a record was made.
     *
     * @param utc wall clock, UTC, to the millisecond
     * @param zoneOffset the site's offset from UTC at that moment, for example {@code +01:00}
     * @param monotonicNanos nanoseconds since the runtime started; never falls within one boot
     * @param boot identifies one run of the runtime
     * @param clockSync what is known about the wall clock: SYNCHRONISED, UNSYNCHRONISED or UNKNOWN
     */
    public record Stamp(Instant utc, String zoneOffset, long monotonicNanos, UUID boot, String clockSync) {}
}
