package org.ferrule.api.descriptor;

import java.util.Optional;
import org.ferrule.api.model.Value;

/**
 * One argument or result of a command.
 *
 * @param name stable for ever
 * @param domain allowed values
 * @param isRequired whether it must be given
 * @param defaultValue what is passed if it is not given; empty passes nothing
 * @param description one sentence for people
 * @since 0.1
 */
public record ArgumentDescriptor(
        String name, ValueDomain domain, boolean isRequired, Optional<Value> defaultValue, String description) {}
