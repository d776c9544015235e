package org.ferrule.core.governor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.AuditTrail;
import org.ferrule.core.service.ExecutionView.Phase;
import org.ferrule.core.service.Locks.Place;

/** One command at a time on a functional unit, and none that could do harm while an outcome is unknown. */
final class UnitClaims {
    private final AuditTrail trail;
    private final Recorder recorder;
    private final Map<Place, Wish> running = new ConcurrentHashMap<>();
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

    void claim(Place place, Wish wish) throws RefusedException {
        Wish other = running.putIfAbsent(place, wish);
        if (other != null) {
            throw new RefusedException(
                    ErrorCode.BUSY,
                    LockBoard.name(place) + " is busy: command " + other.target() + " (request " + other.request()
                            + ") is under way. Wait for its end, or stop it.");
        }
    }

    void release(Place place, Wish wish) {
        running.remove(place, wish);
    }

    void stopped(Place place, Wish wish, long nanos) {
        stops.put(place, new Stop(wish, nanos));
    }

    /** A stop of that place done after the given moment. */
    Optional<Wish> stopSince(Place place, long nanos) {
        Stop stop = stops.get(place);
        return stop != null && stop.nanos() - nanos > 0 ? Optional.of(stop.wish()) : Optional.empty();
    }

    /** Refuses while the outcome of an earlier request on that unit is unknown and nobody has reconciled it. */
    void requireReconciled(Place place) throws RefusedException {
        // First what waits to be written, then what is: the other way round one could slip through between.
        for (AuditEntry entry : recorder.pending()) {
            if (entry.phase() == AuditPhase.OUTCOME && entry.outcome().equals(Phase.UNKNOWN.name())) {
                requireElsewhere(entry, place);
            }
        }
        for (AuditRecord record : unreconciled()) {
            requireElsewhere(record.entry(), place);
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

    private static void requireElsewhere(AuditEntry entry, Place place) throws RefusedException {
        String unit = place.unit().map(Object::toString).orElse("");
        boolean isHere = entry.target().startsWith(place.equipment() + "/")
                && entry.detail().getOrDefault(Facts.FUNCTIONAL_UNIT, "").equals(unit);
        RequestId request = entry.request();
        if (isHere) {
            throw new RefusedException(
                    ErrorCode.BUSY,
                    "the outcome of request " + request + " (" + entry.target() + ") is unknown and blocks "
                            + LockBoard.name(place) + ". Look at the device, then reconcile that request.");
        }
    }
}
