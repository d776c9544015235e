package org.ferrule.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * One durable record.
 *
 * @param index position in the trail, from 0 without gaps
 * @param stamp when
 * @param entry what was recorded
 * @param hash RFC 6962 leaf hash of the record's stored bytes, 64 lower-case hexadecimal digits
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

    /** The whole record by name, in the order in which people read it; for JSON, where numbers stay numbers. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("index", index);
        fields.put("utc", stamp.utc().toString());
        fields.put("zoneOffset", stamp.zoneOffset());
        fields.put("monotonicNanos", stamp.monotonicNanos());
        fields.put("boot", stamp.boot().toString());
        fields.put("clockSync", stamp.clockSync());
        fields.put("phase", entry.phase().name());
        fields.put("action", entry.action().name());
        fields.put("user", entry.actor().user());
        fields.put("role", entry.actor().role());
        fields.put("client", entry.actor().client());
        fields.put("target", entry.target());
        fields.put("old", entry.change().oldValue());
        fields.put("new", entry.change().newValue());
        fields.put("unit", entry.change().unit());
        fields.put("reason", entry.reason());
        fields.put("requestId", entry.request() == null ? "" : entry.request().toString());
        fields.put("outcome", entry.outcome());
        DecisionSource source = entry.circumstances().source();
        fields.put("source", Map.of("kind", source.kind().name(), "name", source.name(), "sha256", source.sha256()));
        fields.put("context", entry.circumstances().context());
        OptionalLong signature = entry.circumstances().signature();
        fields.put("signature", signature.isPresent() ? signature.getAsLong() : "");
        fields.put("detail", entry.detail());
        fields.put("hash", hash);
        return fields;
    }
}
