package org.ferrule.plugin.registermap;

import org.ferrule.api.binding.Bindings;
import org.ferrule.api.binding.Bindings.Line;
import org.ferrule.api.binding.Bindings.Modbus;
import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.OpcUaLink;
import org.osgi.service.component.annotations.Component;

/** Drives every equipment whose descriptor has bindings, whoever wrote it. */
@Component(property = "ferrule.type=*")
public final class RegisterMapDriver implements EquipmentDriver {
    @Override
    public EquipmentSession open(SessionContext context) throws ConfigurationException, ConnectionException {
        Bindings bindings = context.descriptor()
                .bindings()
                .orElseThrow(() -> new ConfigurationException(
                        "type",
                        context.descriptor().type()
                                + " has no bindings. Name a type that has, or install its driver."));
        return new BoundSession(context, bindings, device(context, bindings));
    }

    private static Device device(SessionContext context, Bindings bindings)
            throws ConfigurationException, ConnectionException {
        if (bindings.protocol() instanceof Modbus modbus) {
            return new RegisterDevice(context.links().modbus(bindings.link()), modbus, context.settings());
        }
        if (bindings.protocol() instanceof Line line) {
            return new LineDevice(context.links().stream(bindings.link()), line, context.settings());
        }
        OpcUaLink link = context.links().opcUa(bindings.link());
        try {
            return new NodeDevice(link, NodePaths.browse(link, bindings));
        } catch (DeviceException refused) {
            throw new ConnectionException(
                    CommFault.PROTOCOL, "the server does not let itself be browsed: " + refused.getMessage(), refused);
        }
    }
}
