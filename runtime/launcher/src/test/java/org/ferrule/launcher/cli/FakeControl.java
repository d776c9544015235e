package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A control endpoint that answers what it was told to, and remembers what it was asked. */
final class FakeControl implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Told> answers = new HashMap<>();
    private final HttpServer server;

    /**
     * A call.
     *
     * @param call method and path
     * @param session the session's key; empty if there was none
     * @param body JSON
     */
    record Asked(String call, String session, JsonNode body) {}

    private record Told(int status, String body) {}

    FakeControl(Path data) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        Files.writeString(
                data.resolve("control.json"),
                "{\"url\":\"http://127.0.0.1:" + server.getAddress().getPort() + "\",\"token\":\"t0\"}");
    }

    /** Answers a call from now on like this; what was not told is not found. */
    FakeControl tell(String call, int status, String body) {
        answers.put(call, new Told(status, body));
        return this;
    }

    FakeControl refuse(String call, int status, String code, String message) {
        return tell(call, status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String call =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().toString();
        String session = exchange.getRequestHeaders().getFirst("X-Ferrule-Session");
        JsonNode body = MAPPER.readTree(exchange.getRequestBody().readAllBytes());
        asked.add(new Asked(call, session == null ? "" : session, body));
        Told told = answers.getOrDefault(call, new Told(404, "{\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"?\"}}"));
        byte[] bytes = told.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(told.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
