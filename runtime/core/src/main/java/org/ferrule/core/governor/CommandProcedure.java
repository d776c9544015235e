package org.ferrule.core.governor;

import java.util.Map;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.CommandDescriptor.Effect;
import org.ferrule.api.descriptor.CommandDescriptor.Risk;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.Value;
import org.ferrule.core.equipment.SupervisedEquipment;
import org.ferrule.core.service.CommandRequest;
import org.ferrule.core.service.Locks.Place;

/** Checks a command, records the intent and hands it to a watch, which sends it once and sees it through. */
final class CommandProcedure {
    private final GovernorParts parts;

    CommandProcedure(GovernorParts parts) {
        this.parts = parts;
    }

    /** On the caller's thread, until it is refused, over or sent; the watch of one that was sent. */
    CommandWatch run(ExecutionTracker tracker, CommandRequest request) throws RefusedException {
        SupervisedEquipment equipment = parts.catalogue().equipment(request.equipment());
        EquipmentDescriptor descriptor = parts.catalogue().descriptor(equipment);
        CommandDescriptor command = parts.catalogue().command(descriptor, request.command());
        Map<String, Value> arguments = ArgumentCheck.read(command, request.arguments());
        SetPointArguments.check(command, arguments, equipment.view());
        if (command.risk() == Risk.CONFIRM) {
            throw new RefusedException(
                    ErrorCode.SIGNATURE_REQUIRED,
                    "command " + command.id() + " needs an electronic signature. Electronic signatures come with user "
                            + "accounts; this version refuses commands of risk CONFIRM.");
        }
        Preconditions.Deed deed = Preconditions.Deed.of(command, request.expectedState());
        Place place = new Place(equipment.id(), command.unit());
        CommandCall call = new CommandCall(command.id(), request.request(), arguments);
        CommandSubject subject = new CommandSubject(equipment, descriptor, command, call);
        return command.risk() == Risk.SAFETY
                ? stop(tracker, subject, deed, place)
                : claimed(tracker, subject, deed, place);
    }

    private CommandWatch claimed(ExecutionTracker tracker, CommandSubject subject, Preconditions.Deed deed, Place place)
            throws RefusedException {
        Wish wish = tracker.wish();
        parts.preconditions().check(subject.equipment().view(), deed, wish.actor());
        parts.claims().claim(place, wish);
        CommandWatch watch;
        try {
            // Again under the claim, since the command before may have changed everything.
            parts.preconditions().check(subject.equipment().view(), deed, wish.actor());
            if (subject.command().effect() == Effect.NON_IDEMPOTENT) {
                parts.claims().requireReconciled(place, subject.descriptor());
            }
            Undertaking undertaking =
                    parts.journal().intend(tracker, place, subject.equipment().view(), wish.change());
            watch = new CommandWatch(parts, subject, undertaking);
        } catch (RefusedException | RuntimeException e) {
            parts.claims().release(place, wish);
            throw e;
        }
        watch.start();
        return watch;
    }

    private CommandWatch stop(ExecutionTracker tracker, CommandSubject subject, Preconditions.Deed deed, Place place)
            throws RefusedException {
        SupervisedEquipment equipment = subject.equipment();
        try {
            parts.preconditions().check(equipment.view(), deed, tracker.wish().actor());
        } catch (RefusedException e) {
            // A stop is never refused on a state that may be seconds old.
            LaneCaller lane = new LaneCaller(equipment, parts.closed());
            lane.refreshStatus("RUNTIME");
            lane.finish();
            parts.preconditions().check(equipment.view(), deed, tracker.wish().actor());
        }
        Undertaking undertaking = parts.journal().intendSafety(tracker, place, equipment.view());
        CommandWatch watch = new CommandWatch(parts, subject, undertaking);
        watch.start();
        return watch;
    }
}
