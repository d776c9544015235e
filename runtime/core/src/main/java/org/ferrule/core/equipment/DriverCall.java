package org.ferrule.core.equipment;

import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;

/**
 * One call into a driver, made on its lane.
 *
 * @param <T> what it returns
 */
@FunctionalInterface
public interface DriverCall<T> {
    /** Calls the session; a RuntimeException or Error counts as a defect of the driver and closes the session. */
    T with(EquipmentSession session) throws ConnectionException, DeviceException;
}
