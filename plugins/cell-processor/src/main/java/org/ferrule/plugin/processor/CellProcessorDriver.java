package org.ferrule.plugin.processor;

import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.osgi.service.component.annotations.Component;

/** Drives a counterflow cell processor over OPC UA. */
@Component(property = "ferrule.type=ferrule.processor.counterflow")
public final class CellProcessorDriver implements EquipmentDriver {
    @Override
    public EquipmentSession open(SessionContext context) throws ConfigurationException, ConnectionException {
        try {
            NodeIndex index = NodeIndex.of(context.links().opcUa("link"), context.settings());
            return new ProcessorSession(context, Device.find(index, context));
        } catch (DeviceException refused) {
            throw ConnectionException.notSent(
                    CommFault.PROTOCOL, "the server cannot be browsed: " + refused.getMessage(), refused);
        }
    }
}
