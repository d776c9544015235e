package org.ferrule.core.site;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.transport.LinkConfiguration;

/**
 * A checked site file.
 *
 * @param name the site's name
 * @param links by name, in the file's order
 * @param equipment by id, in the file's order
 */
public record SiteConfiguration(
        String name, Map<String, LinkConfiguration> links, Map<EquipmentId, EquipmentEntry> equipment) {
    /** Copies the maps and keeps their order. */
    public SiteConfiguration {
        links = Collections.unmodifiableMap(new LinkedHashMap<>(links));
        equipment = Collections.unmodifiableMap(new LinkedHashMap<>(equipment));
    }

    /** Links that are less secure than they could be: what each has instead, and the reason that the site file gives for it. */
    public Map<String, String> securityWaived() {
        Map<String, String> waived = new LinkedHashMap<>();
        links.forEach((link, configuration) -> configuration
                .settings()
                .findText("insecure")
                .ifPresent(reason -> waived.put(link, configuration.settings().text("security") + ": " + reason)));
        return waived;
    }
}
