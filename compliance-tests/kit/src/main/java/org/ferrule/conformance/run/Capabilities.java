package org.ferrule.conformance.run;

import java.util.HashSet;
import java.util.Set;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.SettingDescriptor;

/** What a descriptor promises beyond the rest, in the catalogue's words. */
final class Capabilities {
    private Capabilities() {}

    static Set<String> of(EquipmentDescriptor descriptor) {
        Set<String> capabilities = new HashSet<>();
        if (descriptor.parameters().values().stream().anyMatch(parameter -> !parameter.isPolled())) {
            capabilities.add("pushed parameters");
        }
        for (SettingDescriptor setting : descriptor.settings().values()) {
            setting.link()
                    .ifPresent(kind -> capabilities.add(
                            kind.equals("opcua") ? "links of kind opcua" : "links of kind modbus or stream"));
        }
        return capabilities;
    }
}
