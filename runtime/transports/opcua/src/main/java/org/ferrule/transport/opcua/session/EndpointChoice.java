package org.ferrule.transport.opcua.session;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.Stack;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;

/**
 * Picks the endpoint that the site file asks for. The list of endpoints comes over an unprotected channel, so nothing in it may
 * weaken what the site file says: mode and policy must match exactly, and host and port stay those of the site file.
 */
final class EndpointChoice {
    private final OpcUaSettings settings;

    EndpointChoice(OpcUaSettings settings) {
        this.settings = settings;
    }

    EndpointDescription choose(List<EndpointDescription> offered) throws ConnectionException {
        EndpointDescription endpoint = offered.stream()
                .filter(this::matches)
                .findFirst()
                .orElseThrow(() -> refused("the server does not offer " + settings.mode() + " with "
                        + settings.policy().name() + "; it offers " + texts(offered)));
        String url = settings.endpointUrl();
        EndpointDescription reachable =
                EndpointUtil.updateUrl(endpoint, EndpointUtil.getHost(url), EndpointUtil.getPort(url));
        return new EndpointDescription(
                reachable.getEndpointUrl(),
                reachable.getServer(),
                reachable.getServerCertificate(),
                reachable.getSecurityMode(),
                reachable.getSecurityPolicyUri(),
                new UserTokenPolicy[] {tokenPolicy(endpoint)},
                reachable.getTransportProfileUri(),
                reachable.getSecurityLevel());
    }

    private boolean matches(EndpointDescription endpoint) {
        return !EndpointUtil.getPath(String.valueOf(endpoint.getEndpointUrl())).endsWith("/discovery")
                && endpoint.getSecurityMode() == settings.mode()
                && settings.policy().getUri().equals(endpoint.getSecurityPolicyUri())
                && Stack.TCP_UASC_UABINARY_TRANSPORT_URI.equals(endpoint.getTransportProfileUri());
    }

    private UserTokenPolicy tokenPolicy(EndpointDescription endpoint) throws ConnectionException {
        boolean isAnonymous = settings.login().isEmpty();
        UserTokenType type = isAnonymous ? UserTokenType.Anonymous : UserTokenType.UserName;
        List<UserTokenPolicy> fitting =
                tokens(endpoint).filter(token -> token.getTokenType() == type).toList();
        if (fitting.isEmpty()) {
            throw refused("the server does not accept " + (isAnonymous ? "anonymous sessions" : "user and password")
                    + " here; it accepts "
                    + tokens(endpoint)
                            .map(t -> String.valueOf(t.getTokenType()))
                            .toList());
        }
        return fitting.stream()
                .filter(token -> isAnonymous || isPasswordHidden(token, endpoint))
                .findFirst()
                .orElseThrow(
                        () -> refused("the server would take the password only in clear text; use SignAndEncrypt"));
    }

    private boolean isPasswordHidden(UserTokenPolicy token, EndpointDescription endpoint) {
        String own = token.getSecurityPolicyUri();
        String uri = own == null || own.isEmpty() ? endpoint.getSecurityPolicyUri() : own;
        Optional<SecurityPolicy> policy = known(uri);
        if (policy.isEmpty()) {
            return false;
        }
        return policy.get() != SecurityPolicy.None || settings.mode() == MessageSecurityMode.SignAndEncrypt;
    }

    private static Optional<SecurityPolicy> known(String uri) {
        try {
            return Optional.of(SecurityPolicy.fromUri(uri));
        } catch (UaException unknown) {
            return Optional.empty();
        }
    }

    private static Stream<UserTokenPolicy> tokens(EndpointDescription endpoint) {
        UserTokenPolicy[] tokens = endpoint.getUserIdentityTokens();
        return tokens == null ? Stream.empty() : Arrays.stream(tokens);
    }

    private static String texts(List<EndpointDescription> offered) {
        return offered.stream()
                .map(e -> e.getSecurityMode() + " with "
                        + Objects.requireNonNullElse(e.getSecurityPolicyUri(), "?")
                                .replaceAll(".*#", ""))
                .distinct()
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private ConnectionException refused(String why) {
        return ConnectionException.notSent(CommFault.PROTOCOL, settings.endpointUrl() + ": " + why, null);
    }
}
