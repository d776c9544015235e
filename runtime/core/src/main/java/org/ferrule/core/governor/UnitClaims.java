package org.ferrule.core.governor;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.UnitId;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.AuditTrail;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.service.ExecutionView.Phase;
import org.ferrule.core.service.Locks.Place;

/** One command at a time on a functional unit, and none that could do harm while an outcome is unknown. */
final class UnitClaims {
    private final AuditTrail trail;
    private final Recorder recorder;
    private final Map<Wish, Place> running = new LinkedHashMap<>();
    private final Map<EquipmentId, String> held = new HashMap<>();
    private final Map<Place, Stop> stops = new ConcurrentHashMap<>();

    UnitClaims(AuditTrail trail, Recorder recorder) {
        this.trail = trail;
        this.recorder = recorder;
    }

    /**
     * The latest command of risk SAFETY that was done.
     *
     * @param wish which
     * @param nanos when, on the monotonic clock
     */
    record Stop(Wish wish, long nanos) {}

    /**
     * A command on the equipment as a whole and one on any of its units exclude each other.
     *
     * @param during commands that do not keep this one from running
     */
    synchronized void claim(Place place, Wish wish, Set<CommandId> during) throws RefusedException {
        String why = held.get(place.equipment());
        if (why != null) {
            throw new RefusedException(
                    ErrorCode.BUSY,
                    place.equipment() + " is not available: " + why + " is under way. Try again when it is over.");
        }
        for (Map.Entry<Wish, Place> claim : running.entrySet()) {
            Wish other = claim.getKey();
            if (areOneAnothersPart(claim.getValue(), place) && !during.contains(new CommandId(other.target()))) {
                throw new RefusedException(
                        ErrorCode.BUSY,
                        LockBoard.name(claim.getValue()) + " is busy: command " + other.target() + " (request "
                                + other.request() + ") is under way. Wait for its end, or stop it.");
            }
        }
        running.put(wish, place);
    }

    private static boolean areOneAnothersPart(Place one, Place other) {
        return one.equipment().equals(other.equipment())
                && (one.unit().isEmpty() || other.unit().isEmpty() || one.unit().equals(other.unit()));
    }

    /** Lets no command begin on an equipment; if one is under way nothing changes, and its description is given. */
    synchronized Optional<String> hold(EquipmentId equipment, String why) {
        Optional<Wish> busy = running.entrySet().stream()
                .filter(claim -> claim.getValue().equipment().equals(equipment))
                .map(Map.Entry::getKey)
                .findFirst();
        if (busy.isEmpty()) {
            held.put(equipment, why);
        }
        return busy.map(wish -> equipment + " is busy: command " + wish.target() + " (request " + wish.request()
                + ") is under way. Wait for its end, or stop it.");
    }

    synchronized void letGo(EquipmentId equipment) {
        held.remove(equipment);
    }

    synchronized void release(Wish wish) {
        running.remove(wish);
    }

    void stopped(Place place, Wish wish, long nanos) {
        stops.put(place, new Stop(wish, nanos));
    }

    /** A stop of that place, or of the equipment as a whole, done after the given moment. */
    Optional<Wish> stopSince(Place place, long nanos) {
        return Stream.of(place, new Place(place.equipment(), Optional.empty()))
                .map(stops::get)
                .filter(stop -> stop != null && stop.nanos() - nanos > 0)
                .map(Stop::wish)
                .findFirst();
    }

    /**
     * Refuses while the outcome of an earlier request on that unit is unknown and nobody has reconciled it.
     *
     * @param descriptor says which of those requests only asked something and did no harm
     */
    void requireReconciled(Place place, EquipmentDescriptor descriptor) throws RefusedException {
        // First what waits to be written, then what is: the other way round one could slip through between.
        for (AuditEntry entry : recorder.pending()) {
            if (entry.phase() == AuditPhase.OUTCOME && entry.outcome().equals(Phase.UNKNOWN.name())) {
                requireHarmless(entry, place, descriptor);
            }
        }
        for (AuditRecord record : unreconciled()) {
            requireHarmless(record.entry(), place, descriptor);
        }
    }

    private List<AuditRecord> unreconciled() throws RefusedException {
        try {
            return trail.unreconciled();
        } catch (RuntimeException e) {
            throw new RefusedException(
                    ErrorCode.AUDIT_UNAVAILABLE,
                    "the audit trail, which knows of unknown outcomes, cannot be read: " + Ending.text(e));
        }
    }

    private static void requireHarmless(AuditEntry entry, Place place, EquipmentDescriptor descriptor)
            throws RefusedException {
        String[] target = entry.target().split("/", 2);
        if (target.length < 2 || !target[0].equals(place.equipment().value())) {
            return;
        }
        Optional<UnitId> unit =
                Optional.ofNullable(entry.detail().get(Facts.FUNCTIONAL_UNIT)).map(UnitId::new);
        boolean isHere = areOneAnothersPart(new Place(place.equipment(), unit), place);
        if (isHere && !isQuery(entry.action(), target[1], descriptor)) {
            throw new RefusedException(
                    ErrorCode.BUSY,
                    "the outcome of request " + entry.request() + " (" + entry.target() + ") is unknown and blocks "
                            + LockBoard.name(place) + ". Look at the device, then reconcile that request.");
        }
    }

    private static boolean isQuery(AuditAction action, String target, EquipmentDescriptor descriptor) {
        return action == AuditAction.COMMAND
                && descriptor
                        .command(new CommandId(target))
                        .filter(command -> command.effect() == CommandDescriptor.Effect.QUERY)
                        .isPresent();
    }
}
