package org.ferrule.api.driver;

import java.util.Map;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;

/**
 * One command to start.
 *
 * @param command a command of the descriptor
 * @param request the client's request id; a device that takes job ids may be given it
 * @param arguments checked, defaults filled in; an optional argument that was not given is not in the map
 * @since 0.1
 */
public record CommandCall(CommandId command, RequestId request, Map<String, Value> arguments) {
    /** Copies the map. */
    public CommandCall {
        arguments = Map.copyOf(arguments);
    }

    /**
     * An argument that the descriptor requires or gives a default.
     *
     * @throws IllegalArgumentException if the descriptor does not declare it so: a defect of the driver
     */
    public Value argument(String name) {
        Value value = arguments.get(name);
        if (value == null) {
            throw new IllegalArgumentException("command " + command + " has no argument '" + name + "'");
        }
        return value;
    }
}
