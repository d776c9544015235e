package org.ferrule.core.supervision;

import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.core.service.PluginView;

/**
 * A started plugin's driver for one type.
 *
 * @param driver the service
 * @param descriptor of the type, from the same bundle
 * @param plugin the bundle that it comes from
 */
public record DriverOffer(EquipmentDriver driver, EquipmentDescriptor descriptor, PluginView plugin) {}
