package org.ferrule.plugin.lads;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaNodeId;

/**
 * A method of a state machine.
 *
 * @param machine the object
 * @param method the method
 * @param arguments how many it takes
 */
record Method(OpcUaNodeId machine, OpcUaNodeId method, int arguments) {
    private static final Value NO_ELEMENTS = new Value.Items(List.of());

    static Optional<Method> find(AddressSpace space, OpcUaNodeId machine, String name)
            throws ConnectionException, DeviceException {
        Optional<OpcUaNodeId> method = space.find(machine, name);
        if (method.isEmpty()) {
            return Optional.empty();
        }
        Optional<OpcUaNodeId> declared = space.find(method.get(), "InputArguments");
        int count = declared.isEmpty()
                ? 0
                : count(space.link().read(List.of(declared.get())).get(0).value());
        return Optional.of(new Method(machine, method.get(), count));
    }

    private static int count(Value arguments) {
        return arguments instanceof Value.Items items ? items.items().size() : 0;
    }

    /** Nothing for every argument: the lists of properties that LADS methods take may be empty. */
    List<Value> emptyArguments() {
        return Collections.nCopies(arguments, NO_ELEMENTS);
    }
}
