package org.ferrule.core.records;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditEntry.Change;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditTrail;
import org.ferrule.core.service.EquipmentView;

/**
 * Records each range in force that is another than the one recorded last, also one that went away. One more record for each
 * equipment lists its limited parameters whenever that list changes; so what went away is found without searching the trail.
 */
public final class LimitRecords {
    private static final String SEPARATOR = ", ";

    private final AuditTrail trail;
    private final Consumer<AuditEntry> journal;
    /** What this run has handed to the journal: the trail may not have it yet. */
    private final Map<String, Change> recorded = new HashMap<>();

    /** Compares with what a trail holds; the journal takes what is to be added. */
    public LimitRecords(AuditTrail trail, Consumer<AuditEntry> journal) {
        this.trail = trail;
        this.journal = journal;
    }

    /** A plugin drives this equipment now, and these ranges are in force. */
    public synchronized void inForce(EquipmentView equipment) {
        Map<String, String> cause = new TreeMap<>();
        equipment.plugin().ifPresent(plugin -> cause.put("plugin", plugin.toString()));
        equipment.descriptor().ifPresent(descriptor -> {
            cause.put("descriptorSha256", descriptor.sha256());
            Map<String, Limit> now = new TreeMap<>();
            equipment
                    .limits()
                    .forEach((id, range) -> descriptor
                            .parameter(id)
                            .ifPresent(parameter -> now.put(
                                    id.value(),
                                    new Limit(
                                            range.toString(), parameter.domain().unit()))));
            compare(equipment.id().toString(), now, cause);
        });
    }

    /** The site file has this equipment no more. */
    public synchronized void gone(String equipment) {
        compare(equipment, Map.of(), Map.of("cause", "the site file has this equipment no more"));
    }

    private void compare(String equipment, Map<String, Limit> now, Map<String, String> cause) {
        String before = latest(equipment).newValue();
        Set<String> parameters = new TreeSet<>(now.keySet());
        if (!before.isEmpty()) {
            parameters.addAll(List.of(before.split(SEPARATOR)));
        }
        for (String parameter : parameters) {
            String target = equipment + "/" + parameter;
            Change last = latest(target);
            Limit limit = now.getOrDefault(parameter, Limit.NONE);
            if (!limit.isIn(last)) {
                String unit = limit.unit().isEmpty() ? last.unit() : limit.unit();
                record(target, new Change(last.newValue(), limit.range(), unit), cause);
            }
        }
        String after = String.join(SEPARATOR, now.keySet());
        if (!after.equals(before)) {
            record(equipment, new Change(before, after, ""), cause);
        }
    }

    private Change latest(String target) {
        Change own = recorded.get(target);
        return own != null
                ? own
                : trail.latest(AuditAction.LIMIT, target)
                        .map(record -> record.entry().change())
                        .orElse(Change.NONE);
    }

    private void record(String target, Change change, Map<String, String> cause) {
        recorded.put(target, change);
        journal.accept(
                new AuditEntry(AuditPhase.EVENT, AuditAction.LIMIT, Actor.SYSTEM, target, change, "", null, "", cause));
    }

    private record Limit(String range, String unit) {
        static final Limit NONE = new Limit("", "");

        boolean isIn(Change last) {
            return range.equals(last.newValue()) && (range.isEmpty() || unit.equals(last.unit()));
        }
    }
}
