package org.ferrule.core.supervision;

import java.util.Optional;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.core.service.PluginView;

/**
 * A started plugin's driver for one type.
 *
 * @param driver the service
 * @param descriptor of the type
 * @param plugin the bundle that it comes from; for a descriptor with bindings the file or bundle that holds the descriptor
 * @param interpreter the bundle that interprets bindings; empty if the type has a driver of its own
 */
public record DriverOffer(
        EquipmentDriver driver, EquipmentDescriptor descriptor, PluginView plugin, Optional<PluginView> interpreter) {
    /** A type that has a driver of its own. */
    public DriverOffer(EquipmentDriver driver, EquipmentDescriptor descriptor, PluginView plugin) {
        this(driver, descriptor, plugin, Optional.empty());
    }
}
