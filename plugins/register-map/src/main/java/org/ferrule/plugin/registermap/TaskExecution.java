package org.ferrule.plugin.registermap;

import java.util.Map;
import org.ferrule.api.binding.Bindings.Condition;
import org.ferrule.api.binding.Bindings.Task;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;

/** A command whose steps are taken and whose end the device shows. */
record TaskExecution(Task task, Map<String, Value> results, BoundSession session) implements Execution {
    @Override
    public ExecutionStatus poll() throws ConnectionException, DeviceException {
        if (task.failedWhen().isPresent() && isTrue(task.failedWhen().get())) {
            Condition failed = task.failedWhen().get();
            return ExecutionStatus.failed("the device shows " + failed.parameter() + " = "
                    + session.read(failed.parameter()).value().text());
        }
        boolean isDone = task.doneWhen().isEmpty() || isTrue(task.doneWhen().get());
        return isDone
                ? ExecutionStatus.succeeded(results)
                : ExecutionStatus.running(
                        0, "waiting for " + task.doneWhen().get().parameter());
    }

    private boolean isTrue(Condition condition) throws ConnectionException, DeviceException {
        Reading reading = session.read(condition.parameter());
        return !reading.quality().isBad() && condition.values().contains(reading.value());
    }

    @Override
    public void cancel() {
        // The descriptor cannot declare a bound command cancellable.
    }
}
