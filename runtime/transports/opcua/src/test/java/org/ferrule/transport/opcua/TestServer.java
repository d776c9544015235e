package org.ferrule.transport.opcua;

import java.net.ServerSocket;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.identity.AnonymousIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.CompositeValidator;
import org.eclipse.milo.opcua.sdk.server.identity.UsernameIdentityValidator;
import org.eclipse.milo.opcua.stack.core.Stack;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.DefaultApplicationGroup;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateStore;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.RsaSha256CertificateFactory;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.transport.TransportProfile;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;

/** A real OPC UA server on loopback: SignAndEncrypt only unless opened, user "operator" with password "secret". */
final class TestServer implements AutoCloseable {
    static final String URI = "urn:test:server";

    static {
        // The stack refuses more than four connections a second from one address, which is what these tests make.
        Stack.ConnectionLimits.RATE_LIMIT_ENABLED = false;
    }

    private final int port;
    private final X509Certificate certificate;
    private final OpcUaServer server;
    private final FakeDevice device;

    private TestServer(int port, Credentials credentials, String applicationUri, boolean isOpen) throws Exception {
        this.port = port;
        this.certificate = credentials.certificate();
        DefaultApplicationGroup group = new DefaultApplicationGroup(
                new MemoryTrustListManager(),
                new MemoryCertificateStore(),
                credentials,
                new CertificateValidator.InsecureCertificateValidator());
        group.initialize();
        OpcUaServerConfig config = OpcUaServerConfig.builder()
                .setApplicationUri(applicationUri)
                .setApplicationName(LocalizedText.english("test"))
                .setProductUri("urn:test")
                .setEndpoints(endpoints(isOpen))
                .setCertificateManager(new DefaultCertificateManager(new MemoryCertificateQuarantine(), group))
                .setIdentityValidator(new CompositeValidator(
                        AnonymousIdentityValidator.INSTANCE,
                        new UsernameIdentityValidator(c -> c.getUsername().equals("operator")
                                && c.getPassword().equals("secret"))))
                .build();
        server = new OpcUaServer(
                config,
                profile -> new OpcTcpServerTransport(
                        OpcTcpServerTransportConfig.newBuilder().build()));
        device = new FakeDevice(server);
        device.startup();
        server.startup().get(30, TimeUnit.SECONDS);
    }

    /** A secure server with credentials of its own. */
    static TestServer start() throws Exception {
        return new TestServer(freePort(), new Credentials(), URI, false);
    }

    /** A server that also offers an endpoint without security. */
    static TestServer startOpen() throws Exception {
        return new TestServer(freePort(), new Credentials(), URI, true);
    }

    /** A server whose name is not the one in its certificate. */
    static TestServer startMisnamed() throws Exception {
        return new TestServer(freePort(), new Credentials(), "urn:test:somebody-else", false);
    }

    private Set<EndpointConfig> endpoints(boolean isOpen) {
        EndpointConfig.Builder base = EndpointConfig.newBuilder()
                .setBindAddress("127.0.0.1")
                .setHostname("localhost")
                .setBindPort(port)
                .setCertificate(certificate)
                .setTransportProfile(TransportProfile.TCP_UASC_UABINARY)
                .addTokenPolicies(
                        OpcUaServerConfig.USER_TOKEN_POLICY_ANONYMOUS, OpcUaServerConfig.USER_TOKEN_POLICY_USERNAME);
        Set<EndpointConfig> endpoints = new LinkedHashSet<>();
        for (SecurityPolicy policy : new SecurityPolicy[] {
            SecurityPolicy.Basic256Sha256, SecurityPolicy.Aes128_Sha256_RsaOaep, SecurityPolicy.Aes256_Sha256_RsaPss
        }) {
            endpoints.add(base.copy()
                    .setSecurityPolicy(policy)
                    .setSecurityMode(MessageSecurityMode.SignAndEncrypt)
                    .build());
        }
        EndpointConfig.Builder none =
                base.copy().setSecurityPolicy(SecurityPolicy.None).setSecurityMode(MessageSecurityMode.None);
        endpoints.add(isOpen ? none.build() : none.setPath("/discovery").build());
        return endpoints;
    }

    static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    X509Certificate certificate() {
        return certificate;
    }

    @Override
    public void close() {
        device.shutdown();
        server.shutdown().orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** A key pair and certificate that survive a restart of the server. */
    static final class Credentials extends RsaSha256CertificateFactory {
        private final KeyPair keys;
        private final X509Certificate certificate;

        Credentials() throws Exception {
            keys = SelfSignedCertificateGenerator.generateRsaKeyPair(2048);
            certificate = new SelfSignedCertificateBuilder(keys)
                    .setCommonName("test server")
                    .setApplicationUri(URI)
                    .addDnsName("localhost")
                    .addIpAddress("127.0.0.1")
                    .build();
        }

        X509Certificate certificate() {
            return certificate;
        }

        @Override
        public KeyPair createKeyPair(org.eclipse.milo.opcua.stack.core.types.builtin.NodeId type) {
            return keys;
        }

        @Override
        protected X509Certificate[] createRsaSha256CertificateChain(KeyPair pair) {
            return new X509Certificate[] {certificate};
        }
    }
}
