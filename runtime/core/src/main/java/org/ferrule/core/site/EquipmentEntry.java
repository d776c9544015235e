package org.ferrule.core.site;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Range;

/**
 * One equipment of a site, checked against its descriptor.
 *
 * @param id as the site file names it
 * @param type a descriptor's type
 * @param asset the site's own asset number
 * @param isSimulated whether its values are marked as simulated
 * @param settings the descriptor's settings that are no links, with defaults filled in
 * @param linkNames the link's name by the name of the setting that names it
 * @param limits narrower ranges for writable parameters, in the parameter's unit
 */
public record EquipmentEntry(
        EquipmentId id,
        String type,
        Optional<String> asset,
        boolean isSimulated,
        Settings settings,
        Map<String, String> linkNames,
        Map<ParameterId, Range> limits) {
    /** Copies the maps and keeps their order. */
    public EquipmentEntry {
        linkNames = Collections.unmodifiableMap(new LinkedHashMap<>(linkNames));
        limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
    }
}
