package org.ferrule.transport.opcua.session;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.milo.opcua.sdk.client.DiscoveryClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfig;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfigBuilder;
import org.eclipse.milo.opcua.sdk.client.SessionActivityListener;
import org.eclipse.milo.opcua.sdk.client.UaSession;
import org.eclipse.milo.opcua.sdk.client.identity.AnonymousProvider;
import org.eclipse.milo.opcua.sdk.client.identity.IdentityProvider;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.sdk.client.typetree.DataTypeManagerFactory;
import org.eclipse.milo.opcua.sdk.client.typetree.DataTypeTreeFactory;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;
import org.eclipse.milo.opcua.stack.transport.client.tcp.OpcTcpClientTransportConfig;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.transport.opcua.pki.ClientIdentity;
import org.ferrule.transport.opcua.pki.TrustedServers;
import org.ferrule.transport.opcua.pki.UntrustedException;

/** Opens epochs: asks for the endpoints, checks whom we talk to, then makes one secure channel and one session. */
public final class Connector {
    private static final int SESSION_TIMEOUT_MILLIS = 60_000;
    private static final int SHORTEST_KEEP_ALIVE_MILLIS = 100;

    private final OpcUaSettings settings;
    private final TransportThreads threads;
    private final TrustedServers trusted;
    private final Preparation preparation;

    /** Connects nothing yet. */
    public Connector(
            OpcUaSettings settings, TransportThreads threads, TrustedServers trusted, Preparation preparation) {
        this.settings = settings;
        this.threads = threads;
        this.trusted = trusted;
        this.preparation = preparation;
    }

    /** Opens a new epoch within the connect timeout. Every failure is one where no request was sent. */
    public Epoch connect() throws ConnectionException {
        try {
            preparation.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failed(CommFault.TIMEOUT, "interrupted while connecting", stopped);
        }
        Deadline deadline = Deadline.in(settings.connectTimeout());
        EndpointDescription endpoint = new EndpointChoice(settings).choose(discover(deadline));
        CertificateValidator validator = validator();
        OpcUaClientConfigBuilder config = OpcUaClientConfig.builder()
                .setEndpoint(endpoint)
                .setApplicationName(LocalizedText.english("Ferrule"))
                .setProductUri("urn:ferrule")
                .setApplicationUri(settings.applicationUri().orElse("urn:ferrule:client"))
                .setSessionName(() -> "ferrule:" + settings.name())
                .setSessionTimeout(uint(SESSION_TIMEOUT_MILLIS))
                .setRequestTimeout(uint(settings.timeout().toMillis()))
                // Of two answers that are there at once Milo may process the second one first (decision 0026).
                .setMaxPendingPublishRequests(uint(1))
                .setIdentityProvider(identity(validator))
                .setCertificateValidator(validator);
        watchOver(config);
        if (settings.isSecured()) {
            secure(config, endpoint);
        }
        return open(config.build(), deadline);
    }

    // Servers without an unsecured endpoint answer questions about their endpoints under a URL of its own (OPC 10000-6,
    // 7.1).
    private List<EndpointDescription> discover(Deadline deadline) throws ConnectionException {
        String url = settings.endpointUrl();
        try {
            return discover(url, deadline);
        } catch (ConnectionException refused) {
            if (refused.fault() != CommFault.PROTOCOL) {
                throw refused;
            }
            return discover(url.endsWith("/") ? url + "discovery" : url + "/discovery", deadline);
        }
    }

    private List<EndpointDescription> discover(String url, Deadline deadline) throws ConnectionException {
        ChannelWatch watch = new ChannelWatch(() -> {});
        try {
            return await(
                    DiscoveryClient.getEndpoints(url, b -> EpochTransport.configure(b, threads, settings, watch)),
                    deadline);
        } catch (ConnectionException failed) {
            watch.closeNow();
            throw failed;
        }
    }

    // A black-holed server is noticed after one interval and one unanswered keep-alive: one and a half timeouts.
    private void watchOver(OpcUaClientConfigBuilder config) {
        long timeout = settings.timeout().toMillis();
        config.setKeepAliveInterval(uint(Math.max(SHORTEST_KEEP_ALIVE_MILLIS, timeout / 2)))
                .setKeepAliveTimeout(uint(timeout))
                .setKeepAliveFailuresAllowed(uint(0));
    }

    private void secure(OpcUaClientConfigBuilder config, EndpointDescription endpoint) throws ConnectionException {
        try {
            List<X509Certificate> chain = CertificateUtil.decodeCertificates(
                    endpoint.getServerCertificate().bytesOrEmpty());
            if (chain.isEmpty()) {
                throw refused("the server offers security but presents no certificate", null);
            }
            check(chain.get(0), endpoint.getServer().getApplicationUri());
            ClientIdentity identity = preparation.own().identity();
            config.setApplicationUri(identity.applicationUri())
                    .setKeyPair(identity.keys())
                    .setCertificate(identity.certificate())
                    .setCertificateChain(new X509Certificate[] {identity.certificate()});
        } catch (UaException unreadable) {
            throw refused("the server's certificate cannot be read", unreadable);
        } catch (InterruptedIOException stopped) {
            throw failed(CommFault.TIMEOUT, "interrupted while connecting", stopped);
        } catch (IOException | GeneralSecurityException unusable) {
            throw refused(
                    "Ferrule's own certificate " + preparation.own().certificateFile() + " and its key cannot be used: "
                            + unusable.getMessage() + "; remove both files to have new ones made",
                    unusable);
        }
    }

    private void check(X509Certificate certificate, String applicationUri) throws ConnectionException {
        try {
            String host = Optional.ofNullable(EndpointUtil.getHost(settings.endpointUrl()))
                    .orElse("");
            trusted.check(certificate, applicationUri, host);
        } catch (UntrustedException untrusted) {
            throw refused(String.valueOf(untrusted.getMessage()), untrusted);
        }
    }

    // Milo asks again while it opens the channel and the session, without names the first time; the certificate must be
    // trusted each time.
    private CertificateValidator validator() {
        return (chain, applicationUri, hosts) -> {
            try {
                String uri = applicationUri != null
                        ? applicationUri
                        : CertificateUtil.getSanUri(chain.get(0)).orElse("");
                trusted.check(chain.get(0), uri, String.valueOf(EndpointUtil.getHost(settings.endpointUrl())));
            } catch (UntrustedException untrusted) {
                throw new UaException(
                        StatusCodes.Bad_CertificateUntrusted, String.valueOf(untrusted.getMessage()), untrusted);
            }
        };
    }

    private IdentityProvider identity(CertificateValidator validator) {
        return settings.login()
                .<IdentityProvider>map(l -> new UsernameProvider(l.user(), l.password(), validator))
                .orElseGet(AnonymousProvider::new);
    }

    private Epoch open(OpcUaClientConfig config, Deadline deadline) throws ConnectionException {
        AtomicReference<Epoch> opened = new AtomicReference<>();
        ChannelWatch watch = new ChannelWatch(() -> lose(opened, "the server closed the connection, or it broke"));
        var transportConfig = OpcTcpClientTransportConfig.newBuilder();
        EpochTransport.configure(transportConfig, threads, settings, watch);
        EpochTransport transport = new EpochTransport(transportConfig.build(), watch);
        OpcUaClient client = new OpcUaClient(config, transport);
        // Reading all types of a server takes minutes on a small device, and few are ever met.
        client.setDataTypeTreeFactory(DataTypeTreeFactory.lazy());
        client.setDynamicDataTypeManagerFactory(DataTypeManagerFactory.lazy());
        try {
            await(CompletableFuture.anyOf(client.connectAsync(), transport.failure()), deadline);
            Epoch epoch = new Epoch(client, await(client.getSessionAsync(), deadline), transport, threads);
            client.addSessionActivityListener(new SessionActivityListener() {
                @Override
                public void onSessionInactive(UaSession gone) {
                    epoch.lose("the session ended: the server did not answer a keep-alive, or refused the session");
                }
            });
            opened.set(epoch);
            if (!watch.isOpen()) {
                epoch.lose("the connection broke while the session was opened");
            }
            return epoch;
        } catch (ConnectionException failed) {
            transport.end();
            threads.workers().execute(() -> {
                CompletableFuture<OpcUaClient> unused = client.disconnectAsync();
            });
            throw failed;
        }
    }

    private static void lose(AtomicReference<Epoch> opened, String reason) {
        Epoch epoch = opened.get();
        if (epoch != null) {
            epoch.lose(reason);
        }
    }

    private <T> T await(CompletableFuture<T> work, Deadline deadline) throws ConnectionException {
        try {
            return work.get(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw failed(CommFault.TIMEOUT, "not connected within " + deadline.allowed(), late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failed(CommFault.TIMEOUT, "interrupted while connecting", stopped);
        } catch (ExecutionException failure) {
            throw failed(Faults.root(failure));
        }
    }

    private ConnectionException failed(Throwable cause) {
        if (!(cause instanceof UaException problem)) {
            return failed(CommFault.NOT_CONNECTED, "cannot connect: " + cause.getMessage(), cause);
        }
        long code = problem.getStatusCode().value();
        String name = StatusTexts.name(problem.getStatusCode());
        if (code == StatusCodes.Bad_Timeout) {
            return failed(CommFault.TIMEOUT, "cannot connect: " + problem.getMessage(), problem);
        }
        if (code == StatusCodes.Bad_ConnectionRejected) {
            return failed(CommFault.NOT_CONNECTED, "cannot connect: " + problem.getMessage(), problem);
        }
        if (name.startsWith("Bad_Identity") || code == StatusCodes.Bad_UserAccessDenied) {
            String who = settings.login().map(l -> "user '" + l.user() + "'").orElse("an anonymous session");
            return refused("the server refused " + who + " with " + name + "; check user and password", problem);
        }
        if (code == StatusCodes.Bad_TcpEndpointUrlInvalid) {
            return refused(
                    "the server does not know this address. Write it as it stands in the server's own list of endpoints; many"
                            + " have a path behind the port",
                    problem);
        }
        String advice = settings.isSecured()
                ? "; if the server does not know Ferrule's certificate, let it trust "
                        + preparation.own().certificateFile()
                : "";
        CommFault fault = code == StatusCodes.Bad_ConnectionClosed ? CommFault.NOT_CONNECTED : CommFault.PROTOCOL;
        return failed(fault, "cannot open a session: " + name + " " + problem.getMessage() + advice, problem);
    }

    private ConnectionException refused(String why, @org.jspecify.annotations.Nullable Throwable cause) {
        return ConnectionException.notSent(CommFault.PROTOCOL, settings.endpointUrl() + ": " + why, cause);
    }

    private ConnectionException failed(CommFault fault, String why, Throwable cause) {
        return ConnectionException.notSent(fault, settings.endpointUrl() + ": " + why, cause);
    }
}
