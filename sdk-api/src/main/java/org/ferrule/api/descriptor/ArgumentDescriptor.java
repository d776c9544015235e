package org.ferrule.api.descriptor;

import java.util.Map;
import java.util.Optional;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Value;

/**
 * One argument or result of a command.
 *
 * @param name stable for ever
 * @param domain allowed values
 * @param isRequired whether it must be given
 * @param defaultValue what is passed if it is not given; empty passes nothing
 * @param setPointOf the writable parameter whose set-point the argument gives, and whose unit and limits therefore hold for it;
 *     {@code {name}} in it stands for the ENUM argument of that name, for example {@code {loop}.sp}; empty text if it gives none
 * @param description one sentence for people
 * @since 0.1
 */
public record ArgumentDescriptor(
        String name,
        ValueDomain domain,
        boolean isRequired,
        Optional<Value> defaultValue,
        String setPointOf,
        String description) {

    /**
     * The parameter whose set-point this argument gives.
     *
     * @param arguments the command's arguments by name
     * @return empty if it gives none
     */
    public Optional<ParameterId> setPoint(Map<String, Value> arguments) {
        String id = setPointOf;
        for (Map.Entry<String, Value> argument : arguments.entrySet()) {
            id = id.replace("{" + argument.getKey() + "}", argument.getValue().text());
        }
        return id.isEmpty() ? Optional.empty() : Optional.of(new ParameterId(id));
    }
}
