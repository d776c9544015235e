package org.ferrule.plugin.lads;

import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaNodeId;
import org.jspecify.annotations.Nullable;

/** A program under way, until the unit is in a state in which it cannot be any more. */
final class ProgramRun implements Execution {
    private final AddressSpace space;
    private final OpcUaNodeId active;
    private final StatusReader status;
    private final String runId;
    private final BooleanSupplier wasStopped;
    private boolean wasRunning;
    private double progress;

    ProgramRun(AddressSpace space, OpcUaNodeId active, StatusReader status, Ending ending) {
        this.space = space;
        this.active = active;
        this.status = status;
        this.runId = ending.runId();
        this.wasStopped = ending.wasStopped();
    }

    /**
     * What the end of a run is judged by.
     *
     * @param runId the device's id of the run, perhaps empty
     * @param wasStopped whether somebody stopped the unit through us
     */
    record Ending(String runId, BooleanSupplier wasStopped) {}

    @Override
    public ExecutionStatus poll() throws ConnectionException, DeviceException {
        FunctionalState state = status.state();
        return switch (state) {
            case COMPLETE -> succeeded();
            case ABORTING, ABORTED, CLEARING -> failed(state);
            case STOPPED -> atRest(state, !status.isDetailed() && !wasStopped.getAsBoolean());
            // Somebody was quick to reset what had completed: a stopped unit does not go there by itself.
            case IDLE, RESETTING -> atRest(state, !wasStopped.getAsBoolean());
            default -> underWay(state);
        };
    }

    /** A unit that stands still has ended the run, unless it has not begun. */
    private ExecutionStatus atRest(FunctionalState state, boolean isSuccess) {
        if (!wasRunning) {
            wasRunning = true;
            return ExecutionStatus.running(0, "starting");
        }
        return isSuccess ? succeeded() : failed(state);
    }

    private ExecutionStatus underWay(FunctionalState state) throws ConnectionException, DeviceException {
        wasRunning = true;
        OpcUaNodeId step = node("CurrentStepNumber");
        OpcUaNodeId steps = node("EstimatedStepNumbers");
        OpcUaNodeId name = node("CurrentStepName");
        OpcUaNodeId runtime = node("CurrentRuntime");
        OpcUaNodeId estimated = node("EstimatedRuntime");
        Snapshot now = Snapshot.read(space.link(), Stream.of(step, steps, name, runtime, estimated));
        double expected = now.real(estimated).orElse(0.0);
        if (expected > 0) {
            double reached = now.real(runtime).orElse(0.0) / expected;
            progress = Math.max(progress, Math.min(1, reached));
        }
        Optional<String> position = now.number(step)
                .filter(number -> number > 0)
                .map(number -> "step " + number
                        + now.number(steps)
                                .filter(of -> of > 0)
                                .map(of -> " of " + of)
                                .orElse("")
                        + now.text(name)
                                .filter(text -> !text.isBlank())
                                .map(text -> ": " + text)
                                .orElse(""));
        return ExecutionStatus.running(
                progress,
                position.map(text -> state == FunctionalState.EXECUTE ? text : text + ", " + state)
                        .orElse(state.toString()));
    }

    private @Nullable OpcUaNodeId node(String name) throws ConnectionException, DeviceException {
        return space.find(active, name).orElse(null);
    }

    private ExecutionStatus succeeded() {
        return ExecutionStatus.succeeded(Map.of("runId", Value.text(runId)));
    }

    private ExecutionStatus failed(FunctionalState state) {
        return ExecutionStatus.failed(
                "run '" + runId + "' ended in " + state
                        + " and was not completed; see its result, if the device kept one",
                Map.of("runId", Value.text(runId)));
    }

    @Override
    public void cancel() {
        // Not declared cancellable: stop and abort are commands of their own.
    }
}
