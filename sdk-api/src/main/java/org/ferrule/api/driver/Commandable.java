package org.ferrule.api.driver;

import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A session whose device takes commands. Mandatory if the descriptor declares one.
 *
 * @since 0.1
 */
@ConsumerType
public interface Commandable {
    /**
     * Starts a command and returns at once; the runtime polls the execution. Sends once and never again by itself (CMD-005). The
     * governor has checked the person, arguments, state, mode, lock and interlocks, and the intent is in the audit trail.
     *
     * @param call command and checked arguments
     * @return the execution; {@link Execution#finished} for a command that was over with the device's answer
     * @throws ConnectionException if no answer came; if it may have been sent, the outcome is UNKNOWN
     * @throws DeviceException if the device refused
     */
    Execution start(CommandCall call) throws ConnectionException, DeviceException;
}
