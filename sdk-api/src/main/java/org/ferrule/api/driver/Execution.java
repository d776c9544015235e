package org.ferrule.api.driver;

import java.util.Map;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Value;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A command that was started. Polled on the session's lane; between polls the lane goes on reading, and a stop overtakes.
 *
 * @since 0.1
 */
@ConsumerType
public interface Execution {
    /**
     * Asks how it goes. Called until the answer is terminal. Progress never falls (CMD-009).
     *
     * @throws ConnectionException if no answer came; the outcome is UNKNOWN
     * @throws DeviceException if the device reports that the command failed
     */
    ExecutionStatus poll() throws ConnectionException, DeviceException;

    /**
     * Asks the device to give up, if the descriptor says that it can; polling goes on until it has.
     *
     * @throws ConnectionException if no answer came
     * @throws DeviceException if the device refuses to cancel
     */
    void cancel() throws ConnectionException, DeviceException;

    /** An execution that was over with the device's answer to the start. */
    static Execution finished(Map<String, Value> results) {
        ExecutionStatus status = ExecutionStatus.succeeded(results);
        return new Execution() {
            @Override
            public ExecutionStatus poll() {
                return status;
            }

            @Override
            public void cancel() {
                // Nothing is left to cancel.
            }
        };
    }
}
