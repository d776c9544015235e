package org.ferrule.audit.export;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;

/** What each target's value was when it first appeared in the export, so that a print-out can mark what has changed since. */
final class FirstValues {
    private final Map<String, String> first = new HashMap<>();

    /** The first value, if this entry sets another one. */
    Optional<String> changedFrom(AuditEntry entry) {
        AuditEntry.Change change = entry.change();
        if (change.newValue().isEmpty() || entry.phase() == AuditPhase.REFUSED) {
            return Optional.empty();
        }
        String start = change.oldValue().isEmpty() ? change.newValue() : change.oldValue();
        String original = first.computeIfAbsent(entry.action() + " " + entry.target(), unknown -> start);
        return original.equals(change.newValue()) ? Optional.empty() : Optional.of(original);
    }
}
