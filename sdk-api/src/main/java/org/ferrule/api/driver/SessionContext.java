package org.ferrule.api.driver;

import java.time.InstantSource;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.model.EquipmentId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a session may use. Valid until the session is closed.
 *
 * @since 0.1
 */
@ProviderType
public interface SessionContext {
    /** Which equipment of the site this is. */
    EquipmentId equipment();

    /** The descriptor of the equipment's type. */
    EquipmentDescriptor descriptor();

    /** The site file's settings, checked, with defaults. */
    Settings settings();

    /** Links by the name of the setting that names them. */
    Links links();

    /** The runtime's wall clock; use no other. */
    InstantSource clock();

    /** Where to report what the device did by itself. */
    DeviceEvents events();
}
