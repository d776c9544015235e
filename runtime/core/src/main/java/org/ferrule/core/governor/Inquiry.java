package org.ferrule.core.governor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.driver.Recallable;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.AuditTrail;
import org.ferrule.core.equipment.SupervisedEquipment;
import org.ferrule.core.equipment.Urgency;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.service.ExecutionView.Phase;
import org.ferrule.core.service.Refusal;

/** One question to one device: what became of this request? A refusal says that the device cannot tell. */
final class Inquiry {
    private static final int PAGE = 1000;

    private final GovernorParts parts;
    private final AuditTrail trail;

    Inquiry(GovernorParts parts, AuditTrail trail) {
        this.parts = parts;
        this.trail = trail;
    }

    /** What the device shows; nothing yet if it is still at it, or could not be read. */
    Optional<Finding> ask(SupervisedEquipment equipment, AuditRecord intent)
            throws ConnectionException, DeviceException, RefusedException {
        EquipmentDescriptor descriptor = parts.catalogue().descriptor(equipment);
        LaneCaller lane = new LaneCaller(equipment, parts.closed());
        try {
            String target = intent.entry().target().split("/", 2)[1];
            return intent.entry().action() == AuditAction.WRITE
                    ? readBack(equipment, lane, parts.catalogue().writable(descriptor, new ParameterId(target)), intent)
                    : recall(descriptor, lane, parts.catalogue().command(descriptor, new CommandId(target)), intent);
        } finally {
            lane.finish();
        }
    }

    private Optional<Finding> readBack(
            SupervisedEquipment equipment, LaneCaller lane, ParameterDescriptor parameter, AuditRecord intent)
            throws RefusedException {
        AuditEntry.Change change = intent.entry().change();
        ValueParser parser = new ValueParser("parameter " + parameter.id(), parameter.domain());
        Value wanted = parser.parse(change.newValue());
        Duration within = parameter.verification().map(v -> v.within()).orElse(Duration.ZERO);
        Deadline deadline = Deadline.in(parts.settings().nanos(), within);
        Ending ending = new ReadBack(equipment, lane, parameter, deadline, parts.settings())
                .afterReconnect(old(parser, change), wanted);
        if (ending.readBack().equals(Value.absent().text())) {
            return Optional.empty();
        }
        requireUntouched(intent);
        if (ending.phase() == Phase.UNKNOWN) {
            throw new RefusedException(ending.refusal().orElseThrow());
        }
        String unit = change.unit().isEmpty() ? "" : " " + change.unit();
        String evidence = "read back from the device when it was online again: it holds " + ending.readBack() + unit
                + "; before the write it held " + change.oldValue() + unit + ", asked for was " + change.newValue()
                + unit;
        return Optional.of(Finding.ofDevice(ending, evidence));
    }

    private static Value old(ValueParser parser, AuditEntry.Change change) {
        try {
            return parser.parse(change.oldValue());
        } catch (RefusedException e) {
            // Not known then, or no value that this descriptor knows.
            return Value.absent();
        }
    }

    /** What the device holds says nothing about this write once something else may have changed it. */
    private void requireUntouched(AuditRecord intent) throws RefusedException {
        String target = intent.entry().target();
        String equipment = target.split("/", 2)[0];
        AuditQuery.Filter all = AuditQuery.Filter.ALL;
        boolean isTouched = isActedOn(intent, all.onTarget(target).byAction(AuditAction.WRITE.name()))
                || isActedOn(intent, all.onTarget(equipment).byAction(AuditAction.COMMAND.name()));
        if (isTouched) {
            throw new RefusedException(
                    ErrorCode.OUTCOME_UNKNOWN, target + " was acted on again since; what it holds now proves nothing.");
        }
    }

    private boolean isActedOn(AuditRecord since, AuditQuery.Filter filter) {
        List<AuditRecord> later = trail.read(new AuditQuery(since.index() + 1, PAGE, filter));
        return later.size() == PAGE
                || later.stream().map(AuditRecord::entry).anyMatch(entry -> entry.phase() == AuditPhase.INTENT);
    }

    private Optional<Finding> recall(
            EquipmentDescriptor descriptor, LaneCaller lane, CommandDescriptor command, AuditRecord intent)
            throws ConnectionException, DeviceException, RefusedException {
        RequestId request = intent.entry().request();
        if (request == null || !command.isRecallable()) {
            throw new RefusedException(
                    ErrorCode.OUTCOME_UNKNOWN, "command " + command.id() + " is not declared recallable.");
        }
        Map<String, String> given = Facts.under(Facts.ARGUMENT, intent.entry().detail());
        CommandCall call = new CommandCall(command.id(), request, ArgumentCheck.read(command, given));
        Duration callTime = descriptor.supervision().callDeadline().multipliedBy(2);
        Optional<ExecutionStatus> status = lane.call(
                Urgency.STATUS,
                callTime,
                session -> session instanceof Recallable able ? able.recall(call) : Optional.empty());
        ExecutionStatus known = status.orElseThrow(() -> new RefusedException(
                ErrorCode.OUTCOME_UNKNOWN, "the device does not remember command " + command.id() + "."));
        return known.phase().isTerminal() ? Optional.of(found(command, known)) : Optional.empty();
    }

    private static Finding found(CommandDescriptor command, ExecutionStatus status) {
        String evidence = "asked when it was online again, the device answered " + status.phase()
                + (status.failure().isEmpty() ? "" : ": " + status.failure());
        if (status.phase() == ExecutionStatus.Phase.FAILED) {
            String message = "the device reports that command " + command.id() + " failed: " + status.failure();
            Refusal refusal = new Refusal(ErrorCode.DEVICE, message, status.failure());
            return Finding.ofDevice(Ending.of(Phase.FAILED, refusal), evidence);
        }
        boolean isDone = status.phase() == ExecutionStatus.Phase.SUCCEEDED;
        return Finding.ofDevice(isDone ? Settlement.succeeded(status) : Ending.of(Phase.CANCELLED), evidence);
    }
}
