package org.ferrule.plugin.balance;

import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.ConfigurationException;
import org.osgi.service.component.annotations.Component;

/** Drives balances that speak MT-SICS. */
@Component(property = "ferrule.type=mettler.sics.balance")
public final class BalanceDriver implements EquipmentDriver {
    @Override
    public EquipmentSession open(SessionContext context) throws ConfigurationException {
        return new BalanceSession(context);
    }
}
