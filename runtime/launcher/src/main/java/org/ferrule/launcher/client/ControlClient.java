package org.ferrule.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Talks to the control endpoint of one running site. */
public final class ControlClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** Longer than any call waits at the other end. */
    private static final Duration ANSWER = Duration.ofSeconds(90);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http;
    private final URI base;
    private final Path data;
    private final Caller caller;

    private ControlClient(HttpClient http, URI base, Path data, Caller caller) {
        this.http = http;
        this.base = base;
        this.data = data;
        this.caller = caller;
    }

    /** How the site knows who calls: what may talk to it, through what, and for whom; no session is an empty one. */
    private record Caller(String token, String client, String session) {}

    /**
     * An answer.
     *
     * @param status HTTP status
     * @param body JSON
     */
    public record Answer(int status, JsonNode body) {
        /** True for 2xx. */
        public boolean isSuccess() {
            return status / 100 == 2;
        }
    }

    /** Reads the control file that a running site left in its data directory. */
    public static ControlClient of(Path dataDirectory, String client) throws NoSiteException {
        Path file = dataDirectory.resolve("control.json");
        try {
            JsonNode control = MAPPER.readTree(Files.readAllBytes(file));
            URI base = URI.create(control.path("url").asText());
            if (base.getHost() == null) {
                throw new IOException("no url in it");
            }
            return new ControlClient(
                    HttpClient.newBuilder().connectTimeout(CONNECT).build(),
                    base,
                    dataDirectory,
                    new Caller(control.path("token").asText(), client, ""));
        } catch (IOException | IllegalArgumentException e) {
            throw new NoSiteException("no site runs with data directory " + dataDirectory + " (no readable " + file
                    + "). Start one with 'ferrule run SITE_DIR'.");
        }
    }

    /** The same, on behalf of whoever the session key stands for; nobody if it is empty. */
    public ControlClient as(String session) {
        return new ControlClient(http, base, data, new Caller(caller.token(), caller.client(), session));
    }

    /** The data directory of the site. */
    public Path data() {
        return data;
    }

    /** Asks. */
    public Answer get(String path) throws NoSiteException {
        return send(request(path).GET());
    }

    /** Sends a body. */
    public Answer send(String method, String path, JsonNode body) throws NoSiteException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** Sends a file. */
    public Answer upload(String method, String path, byte[] content) throws NoSiteException {
        return send(request(path)
                .header("Content-Type", "application/octet-stream")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(content)));
    }

    /** The feed, line by line as server-sent events, until it ends or the stream is closed. */
    public Stream<String> feed() throws NoSiteException {
        HttpRequest request = request("/api/v1/feed").GET().build();
        return exchange(request, HttpResponse.BodyHandlers.ofLines()).body();
    }

    /** A part of a path or query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Answer send(HttpRequest.Builder request) throws NoSiteException {
        HttpResponse<byte[]> response =
                exchange(request.timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofByteArray());
        try {
            return new Answer(response.statusCode(), MAPPER.readTree(response.body()));
        } catch (IOException e) {
            throw new NoSiteException("what listens at " + base + " is no Ferrule site: its answer is not JSON");
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + caller.token())
                .header("X-Ferrule-Client", caller.client());
        return caller.session().isEmpty() ? request : request.header("X-Ferrule-Session", caller.session());
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws NoSiteException {
        try {
            return http.send(request, handler);
        } catch (ConnectException e) {
            throw new NoSiteException("nothing listens at " + base + " any more: the site with data directory " + data
                    + " was ended. Start it again with 'ferrule run'.");
        } catch (IOException e) {
            throw new NoSiteException("the site at " + base + " did not answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoSiteException("interrupted while waiting for the site at " + base);
        }
    }
}
