package org.ferrule.api.driver;

import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An execution in the course of which the device asks a person. Whatever answers AWAITING_DECISION implements it.
 *
 * @since 0.1
 */
@ConsumerType
public interface Decidable extends Execution {
    /**
     * Tells the device what was decided, once; polling goes on. Called on the lane. The governor has checked the person and the
     * lock, and the decision is in the audit trail.
     *
     * @param option one of the options of the latest poll; a driver refuses it if the device asks something else by now
     * @throws ConnectionException if no answer came; the polls show what became of it
     * @throws DeviceException if the device refuses it
     */
    void decide(String option) throws ConnectionException, DeviceException;
}
