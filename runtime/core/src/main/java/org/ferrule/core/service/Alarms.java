package org.ferrule.core.service;

import java.util.Optional;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.people.SessionKey;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What people do about alarms. Thread-safe. {@link Site#standingAlarms()} lists them.
 *
 * @since 0.1
 */
@ProviderType
public interface Alarms {
    /**
     * Says that a person has seen an alarm, active or cleared meanwhile. Recorded with the person before anybody sees it; the alarm stays
     * active until its cause is gone, and one that comes again is not acknowledged. Refusals are recorded too, and change nothing.
     *
     * @param session who
     * @param equipment whose alarm; {@link AlarmView#SITE} for the site's own
     * @param alarm which; one that is active, or was and nobody has acknowledged it
     * @param comment what the person makes of it; one that shows nothing is refused
     * @return why it was refused: NOT_AUTHENTICATED, NOT_AUTHORIZED, VALIDATION (no comment), NOT_FOUND, INVALID_STATE
     *     (acknowledged before) or AUDIT_UNAVAILABLE; empty if it is acknowledged now
     */
    Optional<Refusal> acknowledge(SessionKey session, EquipmentId equipment, AlarmId alarm, String comment);
}
