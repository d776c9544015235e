package ${package};

import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.ConfigurationException;
import org.osgi.service.component.annotations.Component;

/**
 * Opens conversations. There is no thread, lock, timer, retry or reconnect here, and none is needed: the runtime calls a session on one
 * thread, closes it when the device is lost and opens a new one when it is back.
 */
@Component(property = "ferrule.type=${equipmentType}")
public final class Driver implements EquipmentDriver {
    @Override
    public EquipmentSession open(SessionContext context) throws ConfigurationException {
#if($transport == "modbus")
        return new Session(
                context, new Device(context.links().modbus("link"), context.settings().integer("unitId")));
#elseif($transport == "opcua")
        return new Session(context, new Device(context.links().opcUa("link")));
#else
        return new Session(context, new Device(context.links().stream("link")));
#end
    }
}
