package org.ferrule.core.governor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditRecord;
import org.ferrule.core.service.ExecutionView;
import org.ferrule.core.service.ExecutionView.Phase;
import org.ferrule.core.service.Refusal;

/**
 * A request as the audit trail remembers it.
 *
 * @param first its intent, or the record of its refusal
 * @param last its outcome, or again the refusal; the intent itself if no outcome is known
 * @param settled the record of its reconciliation, by the driver or by a person
 * @param audit indexes of all its records
 */
record Recalled(AuditRecord first, AuditRecord last, Optional<AuditRecord> settled, List<Long> audit) {

    /** Reads what the trail has under one id; empty if it has nothing. */
    static Optional<Recalled> from(List<AuditRecord> records) {
        AuditRecord first = null;
        AuditRecord last = null;
        Optional<AuditRecord> settled = Optional.empty();
        List<Long> audit = new ArrayList<>();
        for (AuditRecord record : records) {
            AuditEntry entry = record.entry();
            audit.add(record.index());
            if (entry.action() == AuditAction.RECONCILE) {
                // A refused attempt settles nothing.
                settled = entry.phase() == AuditPhase.REFUSED ? settled : Optional.of(record);
            } else if (entry.phase() == AuditPhase.INTENT || (first == null && entry.phase() == AuditPhase.REFUSED)) {
                first = record;
                last = record;
            } else if (entry.phase() == AuditPhase.OUTCOME) {
                last = record;
            }
        }
        return first == null || last == null
                ? Optional.empty()
                : Optional.of(new Recalled(first, last, settled, List.copyOf(audit)));
    }

    Phase phase() {
        String found = finding().get(Facts.STATE);
        return found == null ? recorded() : Phase.valueOf(found);
    }

    /** What reconciliation found; empty if there was none. */
    private Map<String, String> finding() {
        return settled.map(record -> record.entry().detail()).orElse(Map.of());
    }

    private Phase recorded() {
        return switch (last.entry().phase()) {
            case REFUSED -> Phase.REJECTED;
            case OUTCOME -> Phase.valueOf(last.entry().outcome());
            default -> Phase.UNKNOWN;
        };
    }

    ExecutionView view(RequestId request) {
        boolean isFound = finding().containsKey(Facts.STATE);
        Map<String, String> facts = isFound ? finding() : last.entry().detail();
        String[] target = first.entry().target().split("/", 2);
        return new ExecutionView(
                request,
                new EquipmentId(target[0]),
                target[1],
                phase(),
                phase().isSuccess()
                        ? 1
                        : Double.parseDouble(last.entry().detail().getOrDefault(Facts.PROGRESS, "0")),
                step(),
                Optional.empty(),
                write(facts),
                Facts.under(Facts.RESULT, facts),
                Map.of(),
                Facts.states(last.entry().detail()),
                isFound ? Facts.refusal(facts) : refusal(facts),
                Instant.parse(first.entry()
                        .detail()
                        .getOrDefault(Facts.ACCEPTED, first.stamp().utc().toString())),
                Duration.ofMillis(Long.parseLong(last.entry().detail().getOrDefault(Facts.ELAPSED, "0"))),
                audit);
    }

    private String step() {
        String executed = finding().get(Facts.WAS_EXECUTED);
        return executed == null ? "" : executed.equals("true") ? "reconciled: executed" : "reconciled: not executed";
    }

    private Optional<Refusal> refusal(Map<String, String> facts) {
        return last.entry().phase() == AuditPhase.INTENT
                ? Optional.of(Refusal.of(ErrorCode.OUTCOME_UNKNOWN, "no outcome was recorded."))
                : Facts.refusal(facts);
    }

    private Optional<ExecutionView.Write> write(Map<String, String> facts) {
        AuditEntry entry = first.entry();
        if (entry.action() != AuditAction.WRITE || entry.phase() != AuditPhase.INTENT) {
            return Optional.empty();
        }
        AuditEntry.Change change = entry.change();
        return Optional.of(new ExecutionView.Write(
                change.oldValue(), change.newValue(), facts.getOrDefault(Facts.READ_BACK, "absent"), change.unit()));
    }
}
