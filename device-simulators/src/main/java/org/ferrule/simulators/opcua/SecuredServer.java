package org.ferrule.simulators.opcua;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.identity.AnonymousIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.IdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.UsernameIdentityValidator;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;
import org.eclipse.milo.opcua.stack.transport.server.tcp.RateLimitingHandler;

/** Makes an OPC UA server that has its security set up and nothing of its own in its address space yet. */
public final class SecuredServer {

    private SecuredServer() {}

    /**
     * Makes a server that is not yet bound.
     *
     * @param applicationUri in the application description and in the certificate
     * @param identity key and certificate
     * @param endpoints where it will listen
     * @param access who may open a session
     */
    public static OpcUaServer make(String applicationUri, ServerIdentity identity, Endpoints endpoints, Access access)
            throws IOException {
        OpcUaServerConfig config = OpcUaServerConfig.builder()
                .setApplicationUri(applicationUri)
                .setApplicationName(LocalizedText.english(endpoints.product().title()))
                .setProductUri(endpoints.product().uri())
                .setEndpoints(endpoints.all(access.isNoneAllowed()))
                .setIdentityValidator(validator(access.user()))
                .setCertificateManager(ServerTrust.acceptingAll(identity))
                .build();
        // A site that comes up connects several times a second from one address; a limit meant for the open
        // internet would turn it away.
        OpcTcpServerTransportConfig transport = OpcTcpServerTransportConfig.newBuilder()
                .setChannelPipelineCustomizer(pipeline -> pipeline.remove(RateLimitingHandler.class))
                .build();
        return new OpcUaServer(config, profile -> new OpcTcpServerTransport(transport));
    }

    private static IdentityValidator validator(Optional<Access.User> user) {
        if (user.isEmpty()) {
            return AnonymousIdentityValidator.INSTANCE;
        }
        Access.User known = user.get();
        return new UsernameIdentityValidator(
                challenge -> challenge.getUsername().equals(known.name())
                        && challenge.getPassword().equals(known.password()));
    }
}
