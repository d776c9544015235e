package org.ferrule.plugin.arc;

import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.ConfigurationException;
import org.osgi.service.component.annotations.Component;

/** Drives Hamilton's Arc sensors; what they measure is in their descriptors. */
@Component(property = {"ferrule.type=hamilton.arc.ph", "ferrule.type=hamilton.arc.visiferm-do"})
public final class ArcDriver implements EquipmentDriver {
    @Override
    public EquipmentSession open(SessionContext context) throws ConfigurationException {
        ArcRegisters registers = new ArcRegisters(context.links().modbus("link"), context.settings(), null);
        OperatorLevel level = OperatorLevel.of(registers, context);
        ArcCalibration calibration = new ArcCalibration(context, registers, level);
        return new ArcSession(context, registers, calibration, new CalibrationAge(context));
    }
}
