package org.ferrule.core.service;

import java.util.Optional;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.people.SessionKey;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What people do about alarms. Thread-safe. {@link Site#activeAlarms()} lists them.
 *
 * @since 0.1
 */
@ProviderType
public interface Alarms {
    /**
     * Says that a person has seen an active alarm. Recorded with the person before anybody sees it; the alarm stays active until
     * its cause is gone, and one that comes again is not acknowledged. Refusals are recorded too.
     *
     * @param session who
     * @param equipment whose alarm
     * @param alarm which; one that is active
     * @param reason what the person makes of it; may be empty
     * @return why it was refused: NOT_AUTHENTICATED, NOT_AUTHORIZED, NOT_FOUND, INVALID_STATE (not active, or acknowledged
     *     before) or AUDIT_UNAVAILABLE; empty if it is acknowledged now
     */
    Optional<Refusal> acknowledge(SessionKey session, EquipmentId equipment, AlarmId alarm, String reason);
}
