package org.ferrule.core.records;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ferrule.api.descriptor.AlarmDescriptor;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.AuditTrail;
import org.ferrule.core.equipment.AlarmFacts;
import org.ferrule.core.equipment.AlarmPast;
import org.ferrule.core.service.AlarmView;
import org.ferrule.core.service.AlarmView.State;

/** Finds in the trail which alarms nobody has acknowledged. Whether their causes are still there is for the devices to say. */
public final class AlarmMemory implements AlarmPast {
    private static final Set<String> UNACKNOWLEDGED =
            Set.of(State.ACTIVE_UNACKNOWLEDGED.name(), State.CLEARED_UNACKNOWLEDGED.name());
    private static final int PAGE = 1000;

    private final AuditTrail trail;

    /** Asks this trail. */
    public AlarmMemory(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public Optional<AlarmView> unacknowledged(EquipmentId equipment, AlarmDescriptor alarm) {
        String target = equipment + "/" + alarm.id();
        return trail.latest(AuditAction.ALARM, target)
                .filter(latest -> isRefused(latest) || isUnacknowledged(latest))
                .flatMap(latest -> newestUnacknowledged(target))
                .map(record -> cleared(equipment, alarm, record));
    }

    /**
     * Looks at all that happened to an alarm. Devices' records are written a little later than people's, so the newest record may tell of
     * before an acknowledgement; and refused attempts to acknowledge stand under the same target.
     */
    private Optional<AuditRecord> newestUnacknowledged(String target) {
        AuditQuery.Filter about =
                AuditQuery.Filter.ALL.byAction(AuditAction.ALARM.name()).onTarget(target);
        Optional<AuditRecord> newest = Optional.empty();
        Set<String> acknowledged = new HashSet<>();
        List<AuditRecord> page;
        long from = 0;
        do {
            page = trail.read(new AuditQuery(from, PAGE, about));
            for (AuditRecord record : page) {
                if (isUnacknowledged(record)) {
                    newest = Optional.of(record);
                } else if (!isRefused(record)) {
                    acknowledged.add(fact(record, AlarmFacts.RAISED));
                }
                from = record.index() + 1;
            }
        } while (page.size() == PAGE);
        return newest.filter(record -> !acknowledged.contains(fact(record, AlarmFacts.RAISED)));
    }

    private static boolean isUnacknowledged(AuditRecord record) {
        return UNACKNOWLEDGED.contains(fact(record, AlarmFacts.ALARM_STATE));
    }

    private static boolean isRefused(AuditRecord record) {
        return record.entry().phase() == AuditPhase.REFUSED;
    }

    private static AlarmView cleared(EquipmentId equipment, AlarmDescriptor alarm, AuditRecord record) {
        Instant raised = Instant.parse(fact(record, AlarmFacts.RAISED));
        Instant last = record.stamp().utc();
        String text = fact(record, AlarmFacts.TEXT);
        return new AlarmView(equipment, alarm, false, text, raised, raised, last, Optional.empty(), Optional.empty());
    }

    private static String fact(AuditRecord record, String name) {
        Map<String, String> facts = record.entry().detail();
        return facts.getOrDefault(name, "");
    }
}
