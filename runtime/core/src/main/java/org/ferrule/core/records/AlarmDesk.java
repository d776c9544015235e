package org.ferrule.core.records;

import java.time.InstantSource;
import java.util.Optional;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditTrail;
import org.ferrule.core.equipment.AlarmFacts;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.service.AlarmView;
import org.ferrule.core.service.AlarmView.Acknowledgement;
import org.ferrule.core.service.Alarms;
import org.ferrule.core.service.Refusal;
import org.ferrule.core.spelling.Visible;
import org.ferrule.people.Access;
import org.ferrule.people.Authority;
import org.ferrule.people.SessionKey;

/** Where people acknowledge alarms. The record is durable before anybody sees the acknowledgement. */
public final class AlarmDesk implements Alarms {
    private final StandingAlarms standing;
    private final Door door;
    private final InstantSource clock;

    /** Works on the alarms of one site; {@code access} says who may. */
    public AlarmDesk(StandingAlarms standing, AuditTrail trail, Access access, InstantSource clock) {
        this.standing = standing;
        this.door = new Door(trail, access);
        this.clock = clock;
    }

    /** The alarms that are there to be acknowledged. */
    public interface StandingAlarms {
        /** The alarm, in whatever state; empty if there is no such equipment, or the alarm neither stands nor stood in this run. */
        Optional<AlarmView> find(EquipmentId equipment, AlarmId alarm);

        /** Shows the acknowledgement, unless the alarm has been raised again since it was found. */
        void acknowledge(AlarmView found, Acknowledgement acknowledgement);
    }

    /** One at a time, so that of two people who acknowledge at once the second is told so. */
    @Override
    public synchronized Optional<Refusal> acknowledge(
            SessionKey session, EquipmentId equipment, AlarmId alarm, String comment) {
        Deed deed = new Deed(AuditAction.ALARM, equipment + "/" + alarm, comment);
        try {
            Actor actor = door.require(session, Authority.ACKNOWLEDGE, where(equipment));
            requireComment(comment);
            AlarmView found = unacknowledged(equipment, alarm);
            Acknowledgement acknowledgement = new Acknowledgement(actor, clock.instant(), comment);
            door.append(deed.doneBy(actor, AlarmFacts.of(found.seen(acknowledgement), "ACKNOWLEDGED")));
            standing.acknowledge(found, acknowledgement);
            return Optional.empty();
        } catch (RefusedException refused) {
            return Optional.of(door.refuse(session, deed, refused));
        }
    }

    private static Optional<EquipmentId> where(EquipmentId equipment) {
        return Optional.of(equipment).filter(id -> !id.equals(AlarmView.SITE));
    }

    private static void requireComment(String comment) throws RefusedException {
        if (!Visible.isAnythingIn(comment)) {
            throw new RefusedException(
                    ErrorCode.VALIDATION,
                    "an alarm is acknowledged with a comment: say what you found or what you do about it.");
        }
    }

    private AlarmView unacknowledged(EquipmentId equipment, AlarmId alarm) throws RefusedException {
        Optional<AlarmView> found = standing.find(equipment, alarm);
        if (found.isEmpty()) {
            throw new RefusedException(
                    ErrorCode.NOT_FOUND,
                    equipment + " has no alarm '" + alarm
                            + "' that stands or stood in this run. See the list of alarms.");
        }
        Optional<Acknowledgement> before = found.get().acknowledged();
        if (before.isPresent()) {
            throw new RefusedException(
                    ErrorCode.INVALID_STATE,
                    equipment + "/" + alarm + " was acknowledged by "
                            + before.get().by().user() + " at " + before.get().at()
                            + (found.get().isActive() ? ". It stays until its cause is gone." : ", and is over."));
        }
        return found.get();
    }
}
