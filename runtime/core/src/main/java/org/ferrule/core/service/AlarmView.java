package org.ferrule.core.service;

import java.time.Instant;
import java.util.Optional;
import org.ferrule.api.descriptor.AlarmDescriptor;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.audit.Actor;

/**
 * One alarm of one equipment.
 *
 * @param equipment whose
 * @param alarm its descriptor; made by the runtime for alarms of its own, for example lost communication
 * @param isActive whether it is active
 * @param text detail; possibly empty
 * @param first when it first became active in this run of the runtime
 * @param last its last transition
 * @param deviceTime the device's own time stamp of the last transition, if it gave one
 * @param acknowledged who has seen it since it became active; empty if nobody has
 * @since 0.1
 */
public record AlarmView(
        EquipmentId equipment,
        AlarmDescriptor alarm,
        boolean isActive,
        String text,
        Instant first,
        Instant last,
        Optional<Instant> deviceTime,
        Optional<Acknowledgement> acknowledged) {
    /**
     * That a person has seen an alarm.
     *
     * @param by who
     * @param at when
     * @param reason what the person made of it; possibly empty
     */
    public record Acknowledgement(Actor by, Instant at, String reason) {}

    /** The same alarm, seen by a person. */
    public AlarmView seen(Acknowledgement acknowledgement) {
        return new AlarmView(equipment, alarm, isActive, text, first, last, deviceTime, Optional.of(acknowledgement));
    }
}
