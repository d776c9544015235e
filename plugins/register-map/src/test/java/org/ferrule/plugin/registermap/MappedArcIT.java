package org.ferrule.plugin.registermap;

import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.plugin.arc.ArcContract;

/** The Arc sensors as a register map: what the driver in Java must do, this must do. */
class MappedArcIT extends ArcContract {
    @Override
    protected EquipmentDriver driver() {
        return new RegisterMapDriver();
    }

    @Override
    protected String ph() {
        return "arc-ph-mapped.yaml";
    }

    @Override
    protected String oxygen() {
        return "arc-visiferm-do-mapped.yaml";
    }
}
