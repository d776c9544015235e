package org.ferrule.core.records;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;

/** Records what a plugin reached for that is not its own, as the launcher's boundary reports it by names and texts. */
public final class AttemptRecords implements Consumer<Map<String, String>> {
    private static final String TARGET = "target";
    private static final String PLUGIN = "plugin";

    private final Consumer<AuditEntry> journal;

    /** The journal takes what is to be recorded. */
    public AttemptRecords(Consumer<AuditEntry> journal) {
        this.journal = journal;
    }

    @Override
    public void accept(Map<String, String> attempt) {
        Map<String, String> facts = new TreeMap<>(attempt);
        String target = facts.getOrDefault(TARGET, "framework");
        Actor plugin = new Actor(facts.getOrDefault(PLUGIN, "unknown"), "plugin", "framework");
        facts.keySet().removeAll(List.of(TARGET, PLUGIN));
        journal.accept(new AuditEntry(
                AuditPhase.REFUSED,
                AuditAction.ACCESS,
                plugin,
                target,
                AuditEntry.Change.NONE,
                "",
                null,
                ErrorCode.NOT_AUTHORIZED.name(),
                facts));
    }
}
