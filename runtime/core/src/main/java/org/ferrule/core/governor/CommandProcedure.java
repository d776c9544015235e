package org.ferrule.core.governor;

import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.CommandDescriptor.Effect;
import org.ferrule.api.descriptor.CommandDescriptor.Risk;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.model.Value;
import org.ferrule.audit.Signature;
import org.ferrule.core.equipment.SupervisedEquipment;
import org.ferrule.core.refusal.RefusedException;
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
        Preconditions.Deed deed = Preconditions.Deed.of(command, request.expectedState());
        Place place = new Place(equipment.id(), command.unit());
        CommandCall call = new CommandCall(command.id(), request.request(), arguments);
        CommandSubject subject = new CommandSubject(equipment, descriptor, command, call);
        if (command.risk() == Risk.SAFETY) {
            SetPointArguments.check(command, arguments, equipment.view());
            return stop(tracker, subject, deed, place);
        }
        parts.preconditions().check(equipment, deed, tracker.wish().actor());
        SetPointArguments.check(command, arguments, equipment.view());
        Preconditions.cause(deed, request.cause());
        return claimed(
                tracker, subject, deed, new Intention(place, tracker.wish().change(), signature(request, command)));
    }

    /** Asked for last, since a wrong password counts; and before the unit is claimed, since checking one takes a while. */
    private Optional<Signature> signature(CommandRequest request, CommandDescriptor command) throws RefusedException {
        if (command.risk() != Risk.CONFIRM) {
            return Optional.empty();
        }
        return Optional.of(parts.gate()
                .sign(request.cause().session(), "command " + command.id(), request.signature(), request.equipment()));
    }

    private CommandWatch claimed(
            ExecutionTracker tracker, CommandSubject subject, Preconditions.Deed deed, Intention intention)
            throws RefusedException {
        Wish wish = tracker.wish();
        Place place = intention.place();
        parts.claims().claim(place, wish, subject.command().conditions().during());
        CommandWatch watch;
        try {
            // Again under the claim, since the command before may have changed everything.
            parts.preconditions().check(subject.equipment(), deed, wish.actor());
            if (subject.command().effect() == Effect.NON_IDEMPOTENT) {
                parts.claims().requireReconciled(place, subject.descriptor());
            }
            watch = new CommandWatch(parts, subject, parts.journal().intend(tracker, intention));
        } catch (RefusedException | RuntimeException e) {
            parts.claims().release(wish);
            throw e;
        }
        watch.start();
        return watch;
    }

    private CommandWatch stop(ExecutionTracker tracker, CommandSubject subject, Preconditions.Deed deed, Place place)
            throws RefusedException {
        SupervisedEquipment equipment = subject.equipment();
        try {
            parts.preconditions().check(equipment, deed, tracker.wish().actor());
        } catch (RefusedException e) {
            // A stop is never refused on a state that may be seconds old.
            LaneCaller lane = new LaneCaller(equipment, parts.closed());
            lane.refreshStatus("RUNTIME");
            lane.finish();
            parts.preconditions().check(equipment, deed, tracker.wish().actor());
        }
        Undertaking undertaking = parts.journal().intendSafety(tracker, place);
        CommandWatch watch = new CommandWatch(parts, subject, undertaking);
        watch.start();
        return watch;
    }
}
