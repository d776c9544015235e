package org.ferrule.core;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.core.descriptor.DescriptorReader;
import org.ferrule.core.yaml.MistakesException;

/** Descriptors for tests of site files. */
public final class Plugins {
    private Plugins() {}

    public static Map<String, EquipmentDescriptor> installed() throws MistakesException {
        Map<String, EquipmentDescriptor> types = new LinkedHashMap<>();
        for (String name : List.of(Resources.DO_SENSOR, Resources.BIOREACTOR)) {
            EquipmentDescriptor descriptor =
                    new DescriptorReader().read(name, Resources.text(name).getBytes(StandardCharsets.UTF_8));
            types.put(descriptor.type(), descriptor);
        }
        return types;
    }
}
