package org.ferrule.core.supervision;

import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.driver.EquipmentDriver;

/**
 * A started plugin's driver for one type.
 *
 * @param driver the service
 * @param descriptor of the type, from the same bundle
 * @param plugin names the bundle and its version in messages
 */
public record DriverOffer(EquipmentDriver driver, EquipmentDescriptor descriptor, String plugin) {}
