package org.ferrule.api.driver;

import java.util.Collection;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.ParameterId;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A session whose device reports changes by itself. Mandatory if the descriptor declares a pushed parameter.
 *
 * @since 0.1
 */
@ConsumerType
public interface Subscribable {
    /**
     * Starts delivery of the wanted parameters. Called once after {@code identify}. Delivery ends with the session.
     *
     * @param wanted the parameters that the descriptor declares as pushed
     * @param sink takes readings from any thread; keep it until the session is closed
     * @throws ConnectionException if no answer came; the runtime reconnects
     * @throws DeviceException if the device refuses; the runtime reconnects
     */
    void subscribe(Collection<ParameterId> wanted, ReadingSink sink) throws ConnectionException, DeviceException;
}
