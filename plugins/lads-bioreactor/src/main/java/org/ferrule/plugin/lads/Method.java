package org.ferrule.plugin.lads;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaNodeId;

/**
 * A method of an object.
 *
 * @param object the object
 * @param method the method
 * @param arguments the names of what it takes, in order
 */
record Method(OpcUaNodeId object, OpcUaNodeId method, List<String> arguments) {
    static final Value NO_ELEMENTS = new Value.Items(List.of());

    static Optional<Method> find(AddressSpace space, OpcUaNodeId object, String name)
            throws ConnectionException, DeviceException {
        Optional<OpcUaNodeId> method = space.find(object, name);
        if (method.isEmpty()) {
            return Optional.empty();
        }
        Optional<OpcUaNodeId> declared = space.find(method.get(), "InputArguments");
        List<String> names = declared.isEmpty()
                ? List.of()
                : names(space.link().read(List.of(declared.get())).get(0).value());
        return Optional.of(new Method(object, method.get(), names));
    }

    private static List<String> names(Value arguments) {
        return arguments instanceof Value.Items items
                ? items.items().stream().map(Method::name).toList()
                : List.of();
    }

    private static String name(Value argument) {
        return argument instanceof Value.Struct struct
                ? struct.fields().getOrDefault("name", Value.text("")).text()
                : argument.text();
    }

    /** Nothing for every argument: the lists of properties that LADS methods take may be empty. */
    List<Value> emptyArguments() {
        return Collections.nCopies(arguments.size(), NO_ELEMENTS);
    }
}
