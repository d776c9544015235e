package org.ferrule.core.supervision;

import java.time.InstantSource;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.driver.DeviceEvents;
import org.ferrule.api.driver.Links;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.model.EquipmentId;

/**
 * What one session may use.
 *
 * @param equipment which equipment
 * @param descriptor of its type
 * @param settings from the site file
 * @param links of this session
 * @param clock the runtime's
 * @param events where the driver reports
 */
record DriverContext(
        EquipmentId equipment,
        EquipmentDescriptor descriptor,
        Settings settings,
        Links links,
        InstantSource clock,
        DeviceEvents events)
        implements SessionContext {}
