package org.ferrule.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A running site's control endpoint, asked without a process: for waiting, and for what a test needs before it begins. What a test
 * is about goes through the command.
 */
final class Control {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration ANSWER = Duration.ofSeconds(90);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path data;

    Control(Path data) {
        this.data = data;
    }

    /** Empty fields for a body. */
    static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }

    JsonNode get(String path) throws Exception {
        return answer(path, "", HttpRequest.newBuilder().GET());
    }

    JsonNode post(String session, String path, JsonNode body) throws Exception {
        return answer(path, session, HttpRequest.newBuilder().POST(BodyPublishers.ofString(body.toString())));
    }

    private JsonNode answer(String path, String session, HttpRequest.Builder request) throws Exception {
        // Read each time: a runtime that was started again has another address and another token.
        JsonNode control = MAPPER.readTree(Files.readAllBytes(data.resolve("control.json")));
        request.uri(URI.create(control.path("url").asText()).resolve("/api/v1" + path))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + control.path("token").asText())
                .header("X-Ferrule-Client", "test")
                .header("Content-Type", "application/json");
        if (!session.isEmpty()) {
            request.header("X-Ferrule-Session", session);
        }
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        assertThat(response.statusCode() / 100)
                .as("%s answers %d: %s", path, response.statusCode(), response.body())
                .isEqualTo(2);
        return MAPPER.readTree(response.body());
    }
}
