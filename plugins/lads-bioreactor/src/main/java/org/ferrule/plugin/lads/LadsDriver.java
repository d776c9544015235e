package org.ferrule.plugin.lads;

import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.osgi.service.component.annotations.Component;

/** Drives any bioreactor whose OPC UA server follows LADS. */
@Component(property = "ferrule.type=ferrule.lads.bioreactor")
public final class LadsDriver implements EquipmentDriver {
    @Override
    public EquipmentSession open(SessionContext context) throws ConfigurationException, ConnectionException {
        AddressSpace space = new AddressSpace(context.links().opcUa("link"));
        try {
            return new LadsSession(context, space, Device.find(space, context.settings()));
        } catch (DeviceException refused) {
            throw ConnectionException.notSent(
                    CommFault.PROTOCOL, "the server cannot be browsed: " + refused.getMessage(), refused);
        }
    }
}
