package org.ferrule.audit.format;

import java.util.List;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.Circumstances;

/**
 * What the columns beside a record's bytes repeat of them, to search by.
 *
 * @param texts values of {@link #COLUMNS} but the last, in that order
 * @param at value of the last: milliseconds since 1970
 */
public record SearchKeys(List<String> texts, long at) {
    /** The columns' names, as SQL lists them. */
    public static final String COLUMNS = "phase, action, actor, target, request, outcome, batch, at";

    /** The keys of a record. */
    public static SearchKeys of(AuditRecord.Stamp stamp, AuditEntry entry) {
        return new SearchKeys(
                List.of(
                        entry.phase().name(),
                        entry.action().name(),
                        entry.actor().user(),
                        entry.target(),
                        entry.request() == null ? "" : entry.request().toString(),
                        entry.outcome(),
                        entry.circumstances().context().getOrDefault(Circumstances.BATCH, "")),
                stamp.utc().toEpochMilli());
    }

    /** The request id, empty if there is none. */
    public String request() {
        return texts.get(4);
    }

    /** The batch, empty if there is none. */
    public String batch() {
        return texts.get(6);
    }
}
