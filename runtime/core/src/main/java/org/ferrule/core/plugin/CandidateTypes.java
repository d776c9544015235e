package org.ferrule.core.plugin;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.core.descriptor.DescriptorReader;
import org.ferrule.core.plugin.Exchange.Side;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.yaml.MistakesException;

/** The types of equipment that a plugin's file describes. */
final class CandidateTypes {
    private final DescriptorReader reader = new DescriptorReader();

    /** All of them. */
    Map<String, EquipmentDescriptor> read(PluginCandidate plugin) throws RefusedException {
        Map<String, EquipmentDescriptor> found = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> descriptor : plugin.descriptors().entrySet()) {
            try {
                EquipmentDescriptor read = reader.read(descriptor.getKey(), descriptor.getValue());
                found.put(read.type(), read);
            } catch (MistakesException mistakes) {
                throw new RefusedException(
                        ErrorCode.VALIDATION,
                        plugin.facts().file() + ": its descriptor is wrong:\n" + mistakes.getMessage());
            }
        }
        return found;
    }

    /** Their names, as far as the descriptors are right. */
    Collection<String> known(PluginCandidate plugin) {
        try {
            return List.copyOf(read(plugin).keySet());
        } catch (RefusedException wrong) {
            return List.of();
        }
    }

    static Side fitting(
            PluginCandidate plugin, Collection<String> types, PluginSite site, Map<String, EquipmentDescriptor> all)
            throws RefusedException {
        try {
            return new Side(plugin, List.copyOf(types), site.read(all));
        } catch (MistakesException mistakes) {
            throw new RefusedException(
                    ErrorCode.VALIDATION,
                    plugin.facts().file() + ": the site would not resolve with it:\n" + mistakes.getMessage());
        }
    }
}
