package org.ferrule.core.records;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditTrail;
import org.ferrule.core.service.AlarmView;
import org.ferrule.core.service.AlarmView.Acknowledgement;
import org.ferrule.core.service.Alarms;
import org.ferrule.core.service.Refusal;
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
        /** The alarm, active or not; empty if there is no such equipment, or the alarm never was active in this run. */
        Optional<AlarmView> find(EquipmentId equipment, AlarmId alarm);

        /** Shows the acknowledgement, unless the alarm has changed since it was found. */
        void acknowledge(AlarmView found, Acknowledgement acknowledgement);
    }

    /** One at a time, so that of two people who acknowledge at once the second is told so. */
    @Override
    public synchronized Optional<Refusal> acknowledge(
            SessionKey session, EquipmentId equipment, AlarmId alarm, String reason) {
        Deed deed = new Deed(AuditAction.ALARM, equipment + "/" + alarm, reason);
        try {
            Actor actor = door.require(session, Authority.ACKNOWLEDGE, Optional.of(equipment));
            AlarmView found = active(equipment, alarm);
            door.append(deed.doneBy(actor, facts(found)));
            standing.acknowledge(found, new Acknowledgement(actor, clock.instant(), reason));
            return Optional.empty();
        } catch (RefusedException refused) {
            return Optional.of(door.refuse(session, deed, refused));
        }
    }

    private AlarmView active(EquipmentId equipment, AlarmId alarm) throws RefusedException {
        Optional<AlarmView> found = standing.find(equipment, alarm);
        if (found.isEmpty()) {
            throw new RefusedException(
                    ErrorCode.NOT_FOUND,
                    equipment + " has had no alarm '" + alarm + "' since the runtime started. See the active alarms.");
        }
        if (!found.get().isActive()) {
            throw new RefusedException(
                    ErrorCode.INVALID_STATE,
                    equipment + "/" + alarm + " is not active since "
                            + found.get().last() + ". There is nothing to acknowledge.");
        }
        Optional<Acknowledgement> before = found.get().acknowledged();
        if (before.isPresent()) {
            throw new RefusedException(
                    ErrorCode.INVALID_STATE,
                    equipment + "/" + alarm + " was acknowledged by "
                            + before.get().by().user() + " at " + before.get().at()
                            + ". It stays until its cause is gone.");
        }
        return found.get();
    }

    private static Map<String, String> facts(AlarmView view) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("state", "ACKNOWLEDGED");
        facts.put("class", view.alarm().alarmClass().name());
        facts.put("severity", Integer.toString(view.alarm().severity()));
        facts.put("text", view.text());
        facts.put("activeSince", view.last().toString());
        return facts;
    }
}
