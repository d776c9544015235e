package org.ferrule.audit;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.ferrule.api.model.RequestId;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants recorded. The trail adds index, times and links.
 *
 * @param phase intent, outcome, refused attempt or event
 * @param action what
 * @param actor who
 * @param target to what, for example {@code reactor-1/temperature.sp} or {@code site}
 * @param change old, new, unit
 * @param reason why, as the person gave it; empty if none was given
 * @param request the client's request id, null where there is none
 * @param outcome for OUTCOME and REFUSED: a word such as ACCEPTED, CLAMPED, SUCCEEDED, UNKNOWN, or an error code; empty otherwise
 * @param circumstances who decided, batch, equipment, plugin, signature
 * @param detail further facts by name, for example {@code message}, {@code readBack}
 * @since 0.1
 */
public record AuditEntry(
        AuditPhase phase,
        AuditAction action,
        Actor actor,
        String target,
        Change change,
        String reason,
        @Nullable RequestId request,
        String outcome,
        Circumstances circumstances,
        Map<String, String> detail) {

    /** Sorts and copies the detail, so that equal entries have equal bytes. */
    public AuditEntry {
        detail = Collections.unmodifiableMap(new TreeMap<>(detail));
    }

    /** An entry of which no more is known than who acts. */
    public AuditEntry(
            AuditPhase phase,
            AuditAction action,
            Actor actor,
            String target,
            Change change,
            String reason,
            @Nullable RequestId request,
            String outcome,
            Map<String, String> detail) {
        this(phase, action, actor, target, change, reason, request, outcome, Circumstances.of(actor), detail);
    }

    /**
     * What changes.
     *
     * @param oldValue value before, as text; empty if none
     * @param newValue value asked for, or the command's arguments; empty if none
     * @param unit UCUM code of both; empty if none
     */
    public record Change(String oldValue, String newValue, String unit) {
        /** Nothing changes. */
        public static final Change NONE = new Change("", "", "");
    }

    /** An event without request. */
    public static AuditEntry event(AuditAction action, Actor actor, String target, Map<String, String> detail) {
        return new AuditEntry(AuditPhase.EVENT, action, actor, target, Change.NONE, "", null, "", detail);
    }

    /** The same action, later: phase, outcome and detail replaced. */
    public AuditEntry as(AuditPhase later, String word, Map<String, String> facts) {
        return new AuditEntry(later, action, actor, target, change, reason, request, word, circumstances, facts);
    }

    /** The same entry in these circumstances. */
    public AuditEntry in(Circumstances other) {
        return new AuditEntry(phase, action, actor, target, change, reason, request, outcome, other, detail);
    }
}
