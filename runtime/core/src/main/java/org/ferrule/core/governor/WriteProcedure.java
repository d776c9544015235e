package org.ferrule.core.governor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.driver.Writable;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Value;
import org.ferrule.audit.AuditEntry;
import org.ferrule.core.equipment.SupervisedEquipment;
import org.ferrule.core.equipment.Urgency;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.service.ExecutionView;
import org.ferrule.core.service.ExecutionView.Phase;
import org.ferrule.core.service.Locks.Place;
import org.ferrule.core.service.WriteRequest;

/** Check, read the old value, record the intent, send once, read back, record the outcome. */
final class WriteProcedure {
    private final GovernorParts parts;
    private final WriteTurns turns = new WriteTurns();

    WriteProcedure(GovernorParts parts) {
        this.parts = parts;
    }

    /** On the caller's thread. */
    void run(ExecutionTracker tracker, WriteRequest request) throws RefusedException {
        SupervisedEquipment equipment = parts.catalogue().equipment(request.equipment());
        EquipmentDescriptor descriptor = parts.catalogue().descriptor(equipment);
        ParameterDescriptor parameter = parts.catalogue().writable(descriptor, request.parameter());
        Value value = value(parameter, request);
        Preconditions.Deed deed = Preconditions.Deed.of(parameter);
        parts.preconditions().check(equipment, deed, tracker.wish().actor());
        Limits.check(
                "parameter " + parameter.id(),
                value,
                parameter.domain(),
                Optional.ofNullable(equipment.view().limits().get(parameter.id())));
        Preconditions.cause(deed, request.cause());
        Deadline deadline = deadline(request, descriptor, parameter);
        try (WriteTurns.Turn turn = turns.take(equipment.id(), parameter.id(), deadline)) {
            // Again, since waiting for the turn may have taken a while.
            parts.preconditions().check(equipment, deed, tracker.wish().actor());
            perform(tracker, new Write(equipment, descriptor, parameter, value, deadline), turn);
        }
    }

    /** One write that passed every check. */
    private record Write(
            SupervisedEquipment equipment,
            EquipmentDescriptor descriptor,
            ParameterDescriptor parameter,
            Value value,
            Deadline deadline) {
        ParameterId id() {
            return parameter.id();
        }

        Place place() {
            return new Place(equipment.id(), parameter.unit());
        }

        /** One call may be in front of it. */
        Duration callTime() {
            return deadline.atMost(descriptor.supervision().callDeadline().multipliedBy(2));
        }
    }

    private void perform(ExecutionTracker tracker, Write write, WriteTurns.Turn unused) throws RefusedException {
        LaneCaller lane = new LaneCaller(write.equipment(), parts.closed());
        try {
            Value old = oldValue(lane, write);
            String unit = write.parameter().domain().unit();
            String oldText = old.text();
            AuditEntry.Change change =
                    new AuditEntry.Change(oldText, write.value().text(), unit);
            tracker.knowWrite(new ExecutionView.Write(oldText, write.value().text(), "absent", unit));
            Undertaking undertaking =
                    parts.journal().intend(tracker, new Intention(write.place(), change, Optional.empty()));
            Ending ending = Ending.unknown("the runtime failed while it wrote " + write.id());
            try {
                ending = send(tracker, lane, write, old);
            } finally {
                parts.journal().end(undertaking, ending, () -> {});
            }
        } finally {
            lane.finish();
        }
    }

    private Value oldValue(LaneCaller lane, Write write) throws RefusedException {
        try {
            if (write.deadline().isOver()) {
                throw ConnectionException.notSent(CommFault.TIMEOUT, "the request's deadline has passed", null);
            }
            return lane.call(
                    Urgency.ACTION,
                    write.callTime(),
                    session -> ReadBack.usable(session.read(List.of(write.id())), write.id())
                            .orElse(Value.absent()));
        } catch (DeviceException e) {
            // A device may hold a value that it does not show; the record then says so.
            return Value.absent();
        } catch (ConnectionException e) {
            throw new RefusedException(
                    ErrorCode.COMM,
                    "nothing was written: the present value of " + write.id() + " could not be read: " + Ending.text(e)
                            + ". Try again when the equipment is ONLINE.");
        }
    }

    private Ending send(ExecutionTracker tracker, LaneCaller lane, Write write, Value old) {
        ReadBack readBack =
                new ReadBack(write.equipment(), lane, write.parameter(), write.deadline(), parts.settings());
        try {
            if (write.deadline().isOver()) {
                throw ConnectionException.notSent(CommFault.TIMEOUT, "the request's deadline has passed", null);
            }
            lane.call(Urgency.ACTION, write.callTime(), session -> {
                if (!(session instanceof Writable able)) {
                    throw ConnectionException.notSent(CommFault.PROTOCOL, "the plugin's session cannot write", null);
                }
                able.write(write.id(), write.value());
                return true;
            });
            tracker.move(Phase.RUNNING, 0, "reading back");
            return readBack.afterAnswer(old, write.value(), within(write));
        } catch (DeviceException e) {
            return Ending.refused(e);
        } catch (ConnectionException e) {
            if (!e.isSent()) {
                return Ending.notSent(e);
            }
            tracker.move(Phase.RUNNING, 0, "reading back after a lost answer");
            return readBack.afterLostAnswer(old, write.value(), e);
        }
    }

    private Deadline within(Write write) {
        Duration within = write.parameter().verification().map(v -> v.within()).orElse(Duration.ZERO);
        return write.deadline().orIn(within);
    }

    /** What the descriptor's times can add up to, or less if the caller says so. */
    private Deadline deadline(WriteRequest request, EquipmentDescriptor descriptor, ParameterDescriptor parameter) {
        Duration within = parameter.verification().map(v -> v.within()).orElse(Duration.ZERO);
        Duration longest =
                descriptor.supervision().callDeadline().multipliedBy(6).plus(within);
        Deadline deadline = Deadline.in(parts.settings().nanos(), longest);
        return request.deadline().isZero() || request.deadline().isNegative()
                ? deadline
                : deadline.orIn(request.deadline());
    }

    private static Value value(ParameterDescriptor parameter, WriteRequest request) throws RefusedException {
        String what = "parameter " + parameter.id();
        Value value = new ValueParser(what, parameter.domain()).parse(request.value());
        String declared = parameter.domain().unit();
        if (!request.unit().isEmpty() && !request.unit().equals(declared)) {
            throw new RefusedException(
                    ErrorCode.VALIDATION,
                    what + ": " + request.value() + " " + request.unit() + " is in another unit than the declared one, "
                            + (declared.isEmpty() ? "which is none" : declared)
                            + ". Nothing is converted; give the value in the declared unit.");
        }
        return value;
    }
}
