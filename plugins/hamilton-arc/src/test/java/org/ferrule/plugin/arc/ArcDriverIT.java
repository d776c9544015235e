package org.ferrule.plugin.arc;

import org.ferrule.api.driver.EquipmentDriver;

/** The driver that is written in Java. */
class ArcDriverIT extends ArcContract {
    @Override
    protected EquipmentDriver driver() {
        return new ArcDriver();
    }

    @Override
    protected String ph() {
        return "arc-ph.yaml";
    }

    @Override
    protected String oxygen() {
        return "arc-visiferm-do.yaml";
    }
}
