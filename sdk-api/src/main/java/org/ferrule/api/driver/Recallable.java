package org.ferrule.api.driver;

import java.util.Optional;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A session whose device remembers commands by request id, and can say what became of one after the connection was lost or the
 * runtime restarted. Mandatory if the descriptor declares a command {@code recallable}.
 *
 * @since 0.1
 */
@ConsumerType
@FunctionalInterface
public interface Recallable {
    /**
     * Asks the device what became of a command whose outcome is unknown. Never starts anything. Called on the lane, after
     * reconnecting to the device with the same serial number, perhaps in another run of the runtime than the one that sent the
     * command; called again, about once a second, while the answer is not terminal (CMD-005).
     *
     * @param call the command as it was sent, request id and arguments included
     * @return how it stands, or how it ended; {@link ExecutionStatus#failed} if the device is certain that it never took it;
     *     empty if the device cannot tell, after which a person has to
     * @throws ConnectionException if no answer came; the runtime asks again after reconnecting, a few times
     * @throws DeviceException if the device refuses to tell; a person has to
     */
    Optional<ExecutionStatus> recall(CommandCall call) throws ConnectionException, DeviceException;
}
