package org.ferrule.api.transport;

import org.ferrule.api.error.ConfigurationException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Opens links of one kind. A transport bundle registers it as a service with the property {@code ferrule.link} = {@code modbus},
 * {@code opcua} or {@code stream}.
 *
 * @since 0.1
 */
@ProviderType
public interface TransportProvider {
    /**
     * Prepares a link; connects nothing yet, and never blocks on the network.
     *
     * @throws ConfigurationException if the configuration cannot work; names the field as the site file does
     */
    SharedLink open(LinkConfiguration configuration) throws ConfigurationException;
}
