package org.ferrule.plugin.lads;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.transport.OpcUaNodeId;

/** The functional unit's methods behind our commands. */
final class UnitCommands {
    private static final Map<String, String> METHODS = Map.of(
            "start", "Start",
            "stop", "Stop",
            "abort", "Abort",
            "clear", "Clear",
            "hold", "Hold",
            "unhold", "Unhold",
            "reset", "Reset");

    private final AddressSpace space;
    private final Map<String, Method> found = new HashMap<>();

    UnitCommands(AddressSpace space, OpcUaNodeId unit) throws ConnectionException, DeviceException {
        this.space = space;
        // Start is in the outer machine, or in both: the outer one starts from Stopped and from Idle.
        Optional<OpcUaNodeId> inner = space.find(unit, "FunctionalUnitState", "RunningStateMachine");
        Optional<OpcUaNodeId> outer = space.find(unit, "FunctionalUnitState");
        for (Map.Entry<String, String> method : METHODS.entrySet()) {
            locate(method, inner);
            locate(method, outer);
        }
    }

    private void locate(Map.Entry<String, String> command, Optional<OpcUaNodeId> machine)
            throws ConnectionException, DeviceException {
        if (machine.isPresent()) {
            Method.find(space, machine.get(), command.getValue())
                    .ifPresent(method -> found.put(command.getKey(), method));
        }
    }

    /** Calls the method once; what becomes of it is seen in the unit's state. */
    void send(CommandId command) throws ConnectionException, DeviceException {
        Method method = found.get(command.value());
        if (method == null) {
            throw new DeviceException("0x80750000", "the device has no method for " + command + " (BadMethodInvalid)");
        }
        space.link().call(method.object(), method.method(), method.emptyArguments());
    }
}
