package org.ferrule.plugin.alicat;

import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.osgi.service.component.annotations.Component;

/** Drives Alicat's mass-flow controllers; the type says which of their two protocols is spoken. */
@Component(property = {"ferrule.type=alicat.mfc.ascii", "ferrule.type=alicat.mfc.modbus"})
public final class AlicatDriver implements EquipmentDriver {
    private static final String MODBUS = "alicat.mfc.modbus";

    @Override
    public EquipmentSession open(SessionContext context) throws ConfigurationException, ConnectionException {
        boolean isModbus = context.descriptor().type().equals(MODBUS);
        return new AlicatSession(context, isModbus ? ModbusController.open(context) : AsciiController.open(context));
    }
}
