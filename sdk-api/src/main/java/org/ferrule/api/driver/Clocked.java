package org.ferrule.api.driver;

import java.time.Instant;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A session whose device tells what time it has. Mandatory if the descriptor declares a {@code clockLimit}.
 *
 * @since 0.1
 */
@ConsumerType
@FunctionalInterface
public interface Clocked {
    /**
     * Reads the device's wall clock, in one request and not from a value that was cached: the runtime takes the middle of the
     * call for the moment of reading (TIM-006). Called on the lane, after connecting and then every ten minutes; may block until
     * the call deadline. Never sets the clock.
     *
     * @return the device's time in UTC, as exactly as the device gives it
     * @throws ConnectionException if no answer came; the runtime reconnects
     * @throws DeviceException if the device refuses to tell; the offset is then not known, and the runtime asks again later
     */
    Instant clock() throws ConnectionException, DeviceException;
}
