package org.ferrule.api.driver;

import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Value;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A session whose device has parameters that can be written. Mandatory if the descriptor declares one.
 *
 * @since 0.1
 */
@ConsumerType
public interface Writable {
    /**
     * Sends a new value. The governor has checked the person, type, unit, range, lock and interlocks, the intent is in the audit trail, and the
     * governor reads back afterwards: the driver only sends, once, and never again by itself (PAR-007).
     *
     * @param parameter a writable parameter of the descriptor
     * @param value of the declared type, in the declared unit
     * @throws ConnectionException if no answer came; if it may have been sent, the governor reads back after reconnecting
     * @throws DeviceException if the device refused
     */
    void write(ParameterId parameter, Value value) throws ConnectionException, DeviceException;
}
