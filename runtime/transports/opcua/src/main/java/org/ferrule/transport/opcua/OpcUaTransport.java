package org.ferrule.transport.opcua;

import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.transport.LinkConfiguration;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.api.transport.TransportProvider;
import org.osgi.service.component.annotations.Component;

/** Opens OPC UA links. */
@Component(property = "ferrule.link=opcua")
public final class OpcUaTransport implements TransportProvider {
    @Override
    public SharedLink open(LinkConfiguration configuration) throws ConfigurationException {
        throw new ConfigurationException("x", OpcUaClient.SDK_VERSION);
    }
}
