package org.ferrule.api.descriptor;

import java.util.Optional;
import org.ferrule.api.model.Value;

/**
 * One setting that the site file may or must give for an equipment.
 *
 * @param name as the site file writes it
 * @param link the kind of link that it names ({@code modbus}, {@code opcua}, {@code stream}); empty for a plain value
 * @param isSecret whether the site file names a secret of the site's store here; the driver gets it from
 *     {@link Settings#findSecret}
 * @param domain allowed values; TEXT for a link's name and for a secret
 * @param isRequired whether the site file must give it
 * @param defaultValue used if the site file does not give it
 * @param description one sentence for people
 * @since 0.1
 */
public record SettingDescriptor(
        String name,
        Optional<String> link,
        boolean isSecret,
        ValueDomain domain,
        boolean isRequired,
        Optional<Value> defaultValue,
        String description) {}
