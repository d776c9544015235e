package org.ferrule.audit.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.Circumstances;

/** When a checkpoint is due. */
final class CheckpointRule {
    private static final long RECORDS = 10_000;
    private static final long NANOS = 60_000_000_000L;
    private static final int EQUIPMENT = 1_000;
    /** More than the trail adds of itself to one entry: news of the clock and of the disk. */
    private static final int OWN_RECORDS = 10;

    /** Each equipment's batch, so that two batches side by side do not look like a boundary at every record. */
    private final Map<String, String> batches = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > EQUIPMENT;
        }
    };

    private long coveredSize;
    private long coveredNanos;
    private boolean isAskedFor;

    /** A checkpoint covers so many records. */
    void covered(long size, long nanos) {
        coveredSize = size;
        coveredNanos = nanos;
        isAskedFor = false;
    }

    /** Somebody wants one. */
    void ask() {
        isAskedFor = true;
    }

    /** A record was added. */
    void see(AuditEntry entry) {
        String batch = entry.circumstances().context().getOrDefault(Circumstances.BATCH, "");
        if (!batch.isEmpty()) {
            isAskedFor |= !batch.equals(batches.put(equipment(entry), batch));
        }
        isAskedFor |= entry.action() == AuditAction.SIGNATURE;
    }

    /** Whether none is due, nor will be when this entry and a few of the trail's own were added. */
    boolean isQuiet(AuditEntry entry, long size, long nanos) {
        String batch = entry.circumstances().context().getOrDefault(Circumstances.BATCH, "");
        boolean isBoundary = !batch.isEmpty() && !batch.equals(batches.get(equipment(entry)));
        return !isBoundary && entry.action() != AuditAction.SIGNATURE && !isDue(size + OWN_RECORDS, nanos);
    }

    private static String equipment(AuditEntry entry) {
        return entry.target().split("/", 2)[0];
    }

    /** Whether one is due over a trail of so many records; a wish for one that is already there is fulfilled. */
    boolean isDue(long size, long nanos) {
        isAskedFor &= size > coveredSize;
        return isAskedFor || size - coveredSize >= RECORDS || (size > coveredSize && nanos - coveredNanos >= NANOS);
    }
}
