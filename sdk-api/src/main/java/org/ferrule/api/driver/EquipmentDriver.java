package org.ferrule.api.driver;

import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Entry point of a plugin: a Declarative Services component with the property {@code ferrule.type} naming each descriptor type
 * that it drives. Stateless: one driver opens any number of sessions.
 *
 * @since 0.1
 */
@ConsumerType
public interface EquipmentDriver {
    /**
     * Opens a session with one device. Called on the equipment's lane, at every connection anew; may block within the descriptor's
     * call deadline. Take links from the context, discover what must be discovered, subscribe nothing yet.
     *
     * @param context valid until the session is closed
     * @return the session, which the runtime closes
     * @throws ConfigurationException if a setting cannot work with this device; never retried
     * @throws ConnectionException if the device cannot be reached; the runtime tries again later
     */
    EquipmentSession open(SessionContext context) throws ConfigurationException, ConnectionException;
}
