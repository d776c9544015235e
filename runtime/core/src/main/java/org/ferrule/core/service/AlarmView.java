package org.ferrule.core.service;

import java.time.Instant;
import java.util.Optional;
import org.ferrule.api.descriptor.AlarmDescriptor;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.audit.Actor;

/**
 * One alarm of one equipment, or of the site itself. Whether it is active and whether somebody has acknowledged it are two facts (ISA-18.2).
 *
 * @param equipment whose; {@link #SITE} for the site's own
 * @param alarm its descriptor; made by the runtime for alarms of its own, for example lost communication
 * @param isActive whether its cause is there
 * @param text detail; possibly empty
 * @param first when it first became active in this run of the runtime
 * @param raised when it became active the last time; with equipment and alarm it names the occurrence
 * @param last its last transition
 * @param deviceTime the device's own time stamp of the last transition, if it gave one
 * @param acknowledged who has seen this occurrence; empty if nobody has
 * @since 0.1
 */
public record AlarmView(
        EquipmentId equipment,
        AlarmDescriptor alarm,
        boolean isActive,
        String text,
        Instant first,
        Instant raised,
        Instant last,
        Optional<Instant> deviceTime,
        Optional<Acknowledgement> acknowledged) {
    /** Stands for the site where an equipment is asked for; no equipment may be called so. */
    public static final EquipmentId SITE = new EquipmentId("site");

    /** The four states. */
    public enum State {
        /** Its cause is there, and nobody has seen it. */
        ACTIVE_UNACKNOWLEDGED,
        /** Its cause is there, and somebody looks after it. */
        ACTIVE_ACKNOWLEDGED,
        /** Its cause is gone, and nobody has seen that it was there. */
        CLEARED_UNACKNOWLEDGED,
        /** Over. */
        NORMAL
    }

    /**
     * That a person has seen an alarm.
     *
     * @param by who
     * @param at when
     * @param comment what the person made of it; never blank
     */
    public record Acknowledgement(Actor by, Instant at, String comment) {}

    /** Which of the four states it is in. */
    public State state() {
        if (isActive) {
            return acknowledged.isPresent() ? State.ACTIVE_ACKNOWLEDGED : State.ACTIVE_UNACKNOWLEDGED;
        }
        return acknowledged.isPresent() ? State.NORMAL : State.CLEARED_UNACKNOWLEDGED;
    }

    /** Whether somebody still has to do something about it: it is active, or not acknowledged. */
    public boolean isStanding() {
        return state() != State.NORMAL;
    }

    /** The same occurrence, seen by a person. */
    public AlarmView seen(Acknowledgement acknowledgement) {
        return new AlarmView(
                equipment, alarm, isActive, text, first, raised, last, deviceTime, Optional.of(acknowledgement));
    }

    /** The same occurrence, whose cause is gone; a text that says nothing leaves the one that was there. */
    public AlarmView cleared(String why, Instant at, Optional<Instant> atDevice) {
        return new AlarmView(
                equipment, alarm, false, why.isBlank() ? text : why, first, raised, at, atDevice, acknowledged);
    }
}
