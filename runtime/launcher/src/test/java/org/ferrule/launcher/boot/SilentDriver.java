package org.ferrule.launcher.boot;

import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;

/** A driver that never reaches its device. */
public class SilentDriver implements EquipmentDriver {
    @Override
    public EquipmentSession open(SessionContext context) throws ConnectionException {
        throw ConnectionException.notSent(CommFault.NOT_CONNECTED, "this version never connects", null);
    }
}
