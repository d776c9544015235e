package org.ferrule.plugin.lads;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaLink;
import org.ferrule.api.transport.OpcUaNodeId;

/** Switches single control loops. */
final class LoopCommands {
    private static final String STATE = "ControlFunctionState";
    private static final long RUNNING = 5;

    private final AddressSpace space;
    private final OpcUaLink link;
    private final Functions functions;
    private final Sources sources;

    LoopCommands(AddressSpace space, Functions functions, Sources sources) {
        this.space = space;
        this.link = space.link();
        this.functions = functions;
        this.sources = sources;
    }

    /** One request at the device, so that there is no half-done start: set-point only, or start with set-point. */
    void start(String loop, Value setPoint) throws ConnectionException, DeviceException {
        ParameterId parameter = new ParameterId(loop + ".sp");
        OpcUaNodeId target = sources.require(parameter);
        OpcUaNodeId machine = machine(loop);
        if (isRunning(machine)) {
            link.write(target, setPoint);
        } else {
            link.call(machine, method(machine, "StartWithTargetValue"), List.of(setPoint));
        }
    }

    void stop(String loop) throws ConnectionException, DeviceException {
        OpcUaNodeId machine = machine(loop);
        if (isRunning(machine)) {
            link.call(machine, method(machine, "Stop"), List.of());
        }
    }

    private boolean isRunning(OpcUaNodeId machine) throws ConnectionException, DeviceException {
        StateVariable state = StateVariable.of(space, machine);
        Snapshot snapshot = Snapshot.read(link, Stream.of(state.name(), state.number()));
        return snapshot.number(state.number())
                        .filter(number -> number == RUNNING)
                        .isPresent()
                || snapshot.text(state.name()).filter("Running"::equals).isPresent();
    }

    private OpcUaNodeId machine(String loop) throws ConnectionException, DeviceException {
        Optional<OpcUaNodeId> function = functions.find(new Path(loop, ""));
        Optional<OpcUaNodeId> machine = function.isEmpty() ? function : space.find(function.get(), STATE);
        return machine.orElseThrow(() -> missing("loop '" + loop + "' with a " + STATE));
    }

    private OpcUaNodeId method(OpcUaNodeId machine, String name) throws ConnectionException, DeviceException {
        return space.find(machine, name).orElseThrow(() -> missing("method " + name));
    }

    private static DeviceException missing(String what) {
        return new DeviceException("0x803D0000", "the device has no " + what + " (BadNotSupported)");
    }
}
