package org.ferrule.simulators.opcua;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;

/** The endpoints that the server offers on 127.0.0.1. */
public final class Endpoints {

    private static final String HOST = "127.0.0.1";
    // Aes256_Sha256_RsaPss would need a further security provider in the JVM.
    private static final List<SecurityPolicy> POLICIES =
            List.of(SecurityPolicy.Basic256Sha256, SecurityPolicy.Aes128_Sha256_RsaOaep);

    private final Product product;
    private final int port;
    private final ServerIdentity identity;
    private final UserTokenPolicy userToken;

    /** Endpoints that demand a user name, or admit anonymous users only. */
    public Endpoints(Product product, int port, ServerIdentity identity, boolean isUserDemanded) {
        this.product = product;
        this.port = port;
        this.identity = identity;
        this.userToken = isUserDemanded
                ? OpcUaServerConfig.USER_TOKEN_POLICY_USERNAME
                : OpcUaServerConfig.USER_TOKEN_POLICY_ANONYMOUS;
    }

    Product product() {
        return product;
    }

    public String url() {
        return "opc.tcp://" + HOST + ":" + port + product.path();
    }

    /** All endpoints; without security only discovery is offered, unless {@code isNoneAllowed}. */
    public Set<EndpointConfig> all(boolean isNoneAllowed) {
        Set<EndpointConfig> endpoints = new LinkedHashSet<>();
        for (SecurityPolicy policy : POLICIES) {
            endpoints.add(base(product.path())
                    .setSecurityPolicy(policy)
                    .setSecurityMode(MessageSecurityMode.SignAndEncrypt)
                    .build());
        }
        if (isNoneAllowed) {
            endpoints.add(base(product.path()).build());
        }
        // Clients ask here, unencrypted, which endpoints and which certificate there are; no session can be opened.
        endpoints.add(base(product.path() + "/discovery").build());
        return endpoints;
    }

    private EndpointConfig.Builder base(String path) {
        return EndpointConfig.newBuilder()
                .setBindAddress(HOST)
                .setBindPort(port)
                .setHostname(HOST)
                .setPath(path)
                .setCertificate(identity.certificate())
                .addTokenPolicy(userToken);
    }
}
