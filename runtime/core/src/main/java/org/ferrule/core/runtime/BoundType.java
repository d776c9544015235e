package org.ferrule.core.runtime;

import java.nio.file.Path;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.core.service.PluginView;

/**
 * A type of equipment whose descriptor has bindings.
 *
 * @param descriptor of the type
 * @param plugin the file or bundle that holds it
 */
record BoundType(EquipmentDescriptor descriptor, PluginView plugin) {
    /** A descriptor that is the whole plugin: the hash of its bytes is the plugin's. */
    static BoundType of(Path file, EquipmentDescriptor descriptor) {
        return new BoundType(
                descriptor,
                new PluginView(
                        String.valueOf(file.getFileName()),
                        descriptor.identity().version(),
                        descriptor.sha256()));
    }
}
