package org.ferrule.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.gateway.GatewayComponent.Services;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: accepts loopback connections, checks the token, hands calls to the routes. */
final class GatewayServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayServer.class);

    /** Each open feed holds a thread; more clients than this at one site are a mistake. */
    private static final int MAX_THREADS = 64;

    private static final Duration ATTEMPTS_WINDOW = Duration.ofMinutes(1);

    static {
        // Java's server sends head and body of an answer apart. Without this the body waits until the head is
        // acknowledged,
        // which the caller's machine puts off for 40 ms. Read once, when the first server of the process is made.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Routes routes;
    private final FeedStream feedStream;
    private final AccessAttempts attempts;
    private final byte[] expectedToken;
    private final HttpServer server;
    private final ExecutorService threads;

    GatewayServer(Services services, String token, Runnable stopRuntime) throws IOException {
        routes = new Routes();
        new SiteResource(services, stopRuntime).addTo(routes);
        new EquipmentResource(services.site()).addTo(routes);
        new RequestResource(services).addTo(routes);
        new LockResource(services.locks()).addTo(routes);
        new AlarmResource(services).addTo(routes);
        new AuditResource(services.trail(), services.records()).addTo(routes);
        new PluginResource(services.plugins()).addTo(routes);
        new SessionResource(services.sessions()).addTo(routes);
        new AccountResource(services.accounts()).addTo(routes);
        feedStream = new FeedStream(services.feed());
        routes.add("GET", "/api/v1/feed", call -> feedStream.serve(call.exchange()));
        attempts = new AccessAttempts(services.trail(), ATTEMPTS_WINDOW);
        expectedToken = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        threads = new ThreadPoolExecutor(2, MAX_THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "gateway");
            thread.setDaemon(true);
            return thread;
        });
        server = HttpServer.create();
    }

    int start(int port) throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            if (isAllowed(exchange)) {
                routes.serve(exchange);
            } else {
                attempts.note(
                        exchange.getRequestMethod(), exchange.getRequestURI().getRawPath());
                ApiProblem.of(
                                ErrorCode.NOT_AUTHENTICATED,
                                "send the token from the site's control.json as bearer token")
                        .sendTo(exchange);
            }
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
            if (exchange.getResponseCode() < 0) {
                ApiProblem.of(ErrorCode.INTERNAL, "the site failed at this call: " + e.getMessage())
                        .sendTo(exchange);
            }
        }
    }

    private boolean isAllowed(HttpExchange exchange) {
        String offered = exchange.getRequestHeaders().getFirst("Authorization");
        // Constant time, so that the answer's delay does not tell how much of a guess was right.
        return offered != null && MessageDigest.isEqual(offered.getBytes(StandardCharsets.UTF_8), expectedToken);
    }

    @Override
    public void close() {
        feedStream.close();
        server.stop(0);
        threads.shutdownNow();
        attempts.close();
    }
}
