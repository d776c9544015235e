package org.ferrule.api.driver;

import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.DeviceStatus;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A session whose device has states, a health or a control source to report. Mandatory if the descriptor declares a functional
 * unit.
 *
 * @since 0.1
 */
@ConsumerType
@FunctionalInterface
public interface Stateful {
    /**
     * Reads the device's status: the truth at the device, not what was last commanded (STA-003). Called at the descriptor's
     * {@code statusEvery}, and after every command.
     *
     * @throws ConnectionException if no answer came; the runtime reconnects
     * @throws DeviceException if the device refuses; the runtime shows health FAILURE
     */
    DeviceStatus status() throws ConnectionException, DeviceException;
}
