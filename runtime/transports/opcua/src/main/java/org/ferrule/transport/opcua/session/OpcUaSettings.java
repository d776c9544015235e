package org.ferrule.transport.opcua.session;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.transport.LinkConfiguration;

/**
 * What a site file says about one OPC UA link.
 *
 * @param name the link's name in the site file
 * @param endpointUrl the URL with an explicit port
 * @param mode message security
 * @param policy security policy; {@code None} exactly if {@code mode} is None
 * @param login user and password, empty for anonymous
 * @param timeout the longest that a call may take
 * @param connectTimeout the longest that connecting may take
 * @param applicationUri the client's application URI, empty for Ferrule's own
 */
public record OpcUaSettings(
        String name,
        String endpointUrl,
        MessageSecurityMode mode,
        SecurityPolicy policy,
        Optional<Login> login,
        Duration timeout,
        Duration connectTimeout,
        Optional<String> applicationUri) {
    private static final int DEFAULT_PORT = 4840;
    // Aes256_Sha256_RsaPss is missing: Milo asks for its signature under a name that the JDK's own providers do not
    // have.
    private static final List<SecurityPolicy> POLICIES =
            List.of(SecurityPolicy.Basic256Sha256, SecurityPolicy.Aes128_Sha256_RsaOaep);

    /** Reads and checks a link's settings. */
    public static OpcUaSettings of(LinkConfiguration configuration) throws ConfigurationException {
        Settings settings = configuration.settings();
        MessageSecurityMode mode = choose(
                "security",
                settings.findText("security").orElse("SignAndEncrypt"),
                List.of(MessageSecurityMode.SignAndEncrypt, MessageSecurityMode.Sign, MessageSecurityMode.None),
                MessageSecurityMode::name);
        SecurityPolicy policy = choose(
                "securityPolicy",
                settings.findText("securityPolicy").orElse("Basic256Sha256"),
                POLICIES,
                SecurityPolicy::name);
        return new OpcUaSettings(
                configuration.name(),
                endpoint(configuration),
                mode,
                mode == MessageSecurityMode.None ? SecurityPolicy.None : policy,
                login(settings),
                settings.duration("timeout"),
                settings.duration("connectTimeout"),
                settings.findText("applicationUri"));
    }

    /** True if messages are at least signed, so that both sides need certificates. */
    public boolean isSecured() {
        return mode != MessageSecurityMode.None;
    }

    private static <T> T choose(String field, String text, List<T> known, Function<T, String> name)
            throws ConfigurationException {
        for (T one : known) {
            if (name.apply(one).equals(text)) {
                return one;
            }
        }
        throw new ConfigurationException(
                field,
                "'" + text + "' is not known; write one of "
                        + known.stream().map(name).toList());
    }

    private static Optional<Login> login(Settings settings) throws ConfigurationException {
        Optional<String> user = settings.findText("user");
        Optional<String> password = settings.findSecret("password");
        if (user.isPresent() != password.isPresent()) {
            throw new ConfigurationException(
                    user.isPresent() ? "password" : "user", "user and password belong together; one is missing");
        }
        return user.map(u -> new Login(u, password.orElseThrow()));
    }

    private static String endpoint(LinkConfiguration configuration) throws ConfigurationException {
        String text = configuration.variant();
        try {
            URI uri = new URI(text);
            if ("opc.tcp".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null) {
                int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
                String path = uri.getRawPath() == null ? "" : uri.getRawPath();
                return "opc.tcp://" + uri.getHost() + ":" + port + path;
            }
        } catch (URISyntaxException wrong) {
            throw refused(text, wrong.getReason());
        }
        throw refused(text, "scheme or host is wrong");
    }

    private static ConfigurationException refused(String text, String why) {
        return new ConfigurationException(
                "opcua", "'" + text + "' is no endpoint (" + why + "); write opc.tcp://HOST:PORT/PATH");
    }

    /** Never shows the password, also not through the record's own text. */
    @Override
    public String toString() {
        return "OpcUaSettings[" + name + " " + endpointUrl + " " + mode + " " + policy.name() + "]";
    }

    /**
     * A user and the password.
     *
     * @param user the user's name
     * @param password the password
     */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }
}
