package org.ferrule.plugin.lads;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaNodeId;

/** The variables of lock and program that are parameters as they are, each at a place that LADS and DI define. */
final class UnitVariables {
    private static final Map<String, String> OF_LOCK = Map.of(
            "lock.isHeld", "Locked",
            "lock.client", "LockingClient",
            "lock.user", "LockingUser",
            "lock.remaining", "RemainingLockTime");
    private static final Map<String, String> OF_PROGRAM = Map.of(
            "program.name", "CurrentProgramTemplate",
            "program.runId", "DeviceProgramRunId",
            "program.step", "CurrentStepNumber",
            "program.stepCount", "EstimatedStepNumbers",
            "program.stepName", "CurrentStepName",
            "program.runtime", "CurrentRuntime",
            "program.pause", "CurrentPauseTime",
            "program.estimated", "EstimatedRuntime");

    private final Map<ParameterId, OpcUaNodeId> found = new HashMap<>();

    private UnitVariables() {}

    static UnitVariables of(AddressSpace space, Device device, Lock lock) throws ConnectionException, DeviceException {
        UnitVariables variables = new UnitVariables();
        for (Map.Entry<String, String> one : OF_LOCK.entrySet()) {
            lock.variable(one.getValue()).ifPresent(node -> variables.found.put(new ParameterId(one.getKey()), node));
        }
        for (Map.Entry<String, String> one : OF_PROGRAM.entrySet()) {
            space.find(device.unit(), "ProgramManager", "ActiveProgram", one.getValue())
                    .ifPresent(node -> variables.found.put(new ParameterId(one.getKey()), node));
        }
        return variables;
    }

    /** Whether a parameter is one of the unit and not of a function. */
    static boolean isUnits(ParameterId id) {
        return id.value().startsWith("lock.")
                || id.value().startsWith("program.")
                || id.value().startsWith("result.");
    }

    Optional<OpcUaNodeId> find(ParameterId id) {
        return Optional.ofNullable(found.get(id));
    }

    /** Durations are milliseconds in LADS; a template is named by a structure of name and node. */
    static Optional<Value> convert(ParameterId id, Value raw) {
        return switch (id.value()) {
            case "lock.remaining", "program.runtime", "program.pause", "program.estimated" ->
                raw instanceof Value.Real || raw instanceof Value.Int
                        ? Optional.of(new Value.Span(Duration.ofMillis(Math.round(raw.number()))))
                        : Optional.empty();
            case "lock.isHeld" -> raw instanceof Value.Bool ? Optional.of(raw) : Optional.empty();
            case "program.step", "program.stepCount" -> raw instanceof Value.Int ? Optional.of(raw) : Optional.empty();
            case "program.name" ->
                Optional.of(text(
                        raw instanceof Value.Struct struct
                                ? struct.fields().getOrDefault("Name", Value.absent())
                                : raw));
            default -> Optional.of(text(raw));
        };
    }

    /** An empty text and none at all are the same to OPC UA. */
    private static Value text(Value raw) {
        return Value.text(raw instanceof Value.Absent ? "" : raw.text());
    }
}
