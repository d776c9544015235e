package org.ferrule.plugin.processor;

import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;

/**
 * A command that was given, and is over when the device shows that it is.
 *
 * @param question how it stands
 */
record Polled(Question question) implements Execution {
    /** Looks at the device. */
    @FunctionalInterface
    interface Question {
        ExecutionStatus ask() throws ConnectionException, DeviceException;
    }

    @Override
    public ExecutionStatus poll() throws ConnectionException, DeviceException {
        return question.ask();
    }

    @Override
    public void cancel() {
        // The descriptor declares none of these commands cancellable: the device cannot take them back.
    }
}
