package org.ferrule.transport.opcua;

import java.net.ServerSocket;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.identity.AnonymousIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.CompositeValidator;
import org.eclipse.milo.opcua.sdk.server.identity.UsernameIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.DefaultViewServiceSet;
import org.eclipse.milo.opcua.stack.core.Stack;
import org.eclipse.milo.opcua.stack.core.UaException;
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
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseNextRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseNextResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;
import org.eclipse.milo.opcua.stack.transport.server.ServiceRequestContext;
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
    private final Credentials credentials;
    private final X509Certificate certificate;
    private final OpcUaServer server;
    private final FewReferences browsing;
    private final FakeDevice device;

    private TestServer(int port, Credentials credentials, String applicationUri, List<UserTokenPolicy> unsecured)
            throws Exception {
        this.port = port;
        this.credentials = credentials;
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
                .setEndpoints(endpoints(unsecured))
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
        browsing = new FewReferences(server);
        server.addServiceSet(EndpointUtil.getPath("opc.tcp://localhost:" + port), browsing);
        device = new FakeDevice(server);
        device.startup();
        server.startup().get(30, TimeUnit.SECONDS);
    }

    /** A secure server with credentials of its own. */
    static TestServer start() throws Exception {
        return new TestServer(freePort(), new Credentials(), URI, List.of());
    }

    /** A server that also offers an endpoint without security, where passwords are encrypted by themselves. */
    static TestServer startOpen() throws Exception {
        return new TestServer(
                freePort(),
                new Credentials(),
                URI,
                List.of(OpcUaServerConfig.USER_TOKEN_POLICY_ANONYMOUS, OpcUaServerConfig.USER_TOKEN_POLICY_USERNAME));
    }

    /** A server that also offers an endpoint without security, where passwords would travel in clear text. */
    static TestServer startCareless() throws Exception {
        String none = SecurityPolicy.None.getUri();
        return new TestServer(
                freePort(),
                new Credentials(),
                URI,
                List.of(new UserTokenPolicy("plain", UserTokenType.UserName, null, null, none)));
    }

    /** The same device after it was switched off and on: same port and certificate, everything else new. */
    TestServer startAgain() throws Exception {
        return new TestServer(port, credentials, URI, List.of());
    }

    /** What the device has to tell. */
    FakeAlarms alarms() {
        return device.alarms();
    }

    /** How often a client asked for the rest of a browse. */
    int continuations() {
        return browsing.continuations.get();
    }

    /** A server whose name is not the one in its certificate. */
    static TestServer startMisnamed() throws Exception {
        return new TestServer(freePort(), new Credentials(), "urn:test:somebody-else", List.of());
    }

    private Set<EndpointConfig> endpoints(List<UserTokenPolicy> unsecured) {
        Set<EndpointConfig> endpoints = new LinkedHashSet<>();
        for (SecurityPolicy policy : new SecurityPolicy[] {
            SecurityPolicy.Basic256Sha256, SecurityPolicy.Aes128_Sha256_RsaOaep, SecurityPolicy.Aes256_Sha256_RsaPss
        }) {
            endpoints.add(endpoint()
                    .setSecurityPolicy(policy)
                    .setSecurityMode(MessageSecurityMode.SignAndEncrypt)
                    .addTokenPolicies(
                            OpcUaServerConfig.USER_TOKEN_POLICY_ANONYMOUS, OpcUaServerConfig.USER_TOKEN_POLICY_USERNAME)
                    .build());
        }
        EndpointConfig.Builder none =
                endpoint().setSecurityPolicy(SecurityPolicy.None).setSecurityMode(MessageSecurityMode.None);
        if (unsecured.isEmpty()) {
            none.setPath("/discovery").addTokenPolicies(OpcUaServerConfig.USER_TOKEN_POLICY_ANONYMOUS);
        } else {
            none.addTokenPolicies(unsecured.toArray(UserTokenPolicy[]::new));
        }
        endpoints.add(none.build());
        return endpoints;
    }

    private EndpointConfig.Builder endpoint() {
        return EndpointConfig.newBuilder()
                .setBindAddress("127.0.0.1")
                .setHostname("localhost")
                .setBindPort(port)
                .setCertificate(certificate)
                .setTransportProfile(TransportProfile.TCP_UASC_UABINARY);
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

    /** Gives only a few references at once, as small devices do. */
    private static final class FewReferences extends DefaultViewServiceSet {
        private static final int AT_ONCE = 4;
        private final AtomicInteger continuations = new AtomicInteger();

        FewReferences(OpcUaServer server) {
            super(server);
        }

        @Override
        public BrowseResponse onBrowse(ServiceRequestContext context, BrowseRequest request) throws UaException {
            return super.onBrowse(
                    context,
                    new BrowseRequest(
                            request.getRequestHeader(),
                            request.getView(),
                            Unsigned.uint(AT_ONCE),
                            request.getNodesToBrowse()));
        }

        @Override
        public BrowseNextResponse onBrowseNext(ServiceRequestContext context, BrowseNextRequest request)
                throws UaException {
            continuations.incrementAndGet();
            return super.onBrowseNext(context, request);
        }
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
