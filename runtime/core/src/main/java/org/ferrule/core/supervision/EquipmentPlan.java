package org.ferrule.core.supervision;

import java.util.Map;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Range;

/**
 * What the site file says about one equipment.
 *
 * @param id which
 * @param type descriptor type
 * @param settings checked, with defaults and secrets
 * @param isSimulated whether the site declares the device simulated
 * @param limits the range in force for each writable number
 */
public record EquipmentPlan(
        EquipmentId id, String type, Settings settings, boolean isSimulated, Map<ParameterId, Range> limits) {
    /** Copies the map. */
    public EquipmentPlan {
        limits = Map.copyOf(limits);
    }
}
