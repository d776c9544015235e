package org.ferrule.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plugins over HTTP; a file is the whole body. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PluginCallsTest {
    private static final String TOKEN = "0a1b2c";
    private static final String PLUGINS = "/api/v1/plugins";

    private final HttpClient http = HttpClient.newHttpClient();
    private GatewayServer server;
    private int port;

    @BeforeEach
    void start() throws IOException {
        server = new GatewayServer(new FakeSite().services(), TOKEN, () -> {});
        port = server.start(0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> call(String method, String path, byte[] body, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode ask(String method, String path, byte[] body) throws Exception {
        return new ObjectMapper().readTree(call(method, path, body, TOKEN).body());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/plugins",
        "POST, /api/v1/plugins?file=a.jar&reason=r",
        "PUT, /api/v1/plugins?file=a.jar&reason=r",
        "DELETE, /api/v1/plugins/a?reason=r"
    })
    void nothingIsDoneWithoutTheToken(String method, String path) throws Exception {
        assertThat(call(method, path, new byte[0], "other").statusCode()).isEqualTo(401);
    }

    @Test
    void listsPluginsWithTheirEquipmentAndWhatWasRefused() throws Exception {
        JsonNode inventory = ask("GET", PLUGINS, new byte[0]);

        assertThat(inventory.at("/plugins/0/name").asText()).isEqualTo("com.example.pump");
        assertThat(inventory.at("/plugins/0/equipment/pump-1").asText()).isEqualTo("ONLINE");
        assertThat(inventory.at("/plugins/0/types/0").asText()).isEqualTo("example.pump");
        assertThat(inventory.at("/refused/odd.jar").asText()).isEqualTo("is not signed");
        assertThat(inventory.path("isUnsignedAllowed").asBoolean(true)).isFalse();
    }

    @Test
    void takesAFileOfAnyBytesWithItsNameAndReason() throws Exception {
        byte[] file = new byte[300_000];

        HttpResponse<String> refused = call("POST", PLUGINS + "?file=a.jar&reason=new%20p%C3%BCmp", file, TOKEN);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("a.jar of 300000 bytes because of new pümp");
        assertThat(ask("PUT", PLUGINS + "?file=a.jar&reason=r", file)
                        .path("previousVersion")
                        .asText())
                .isEqualTo("1.0.0");
        assertThat(ask("PUT", PLUGINS + "?file=a.jar&reason=r&rollback=true", file)
                        .path("previousVersion")
                        .asText())
                .isEqualTo("2.0.0");
    }

    @Test
    void aRefusalKeepsItsCode() throws Exception {
        JsonNode refused = ask("DELETE", PLUGINS + "/com.example.pump?reason=r", new byte[0]);

        assertThat(refused.at("/error/code").asText()).isEqualTo("INVALID_STATE");
        assertThat(refused.at("/error/message").asText()).isEqualTo("com.example.pump is in a run");
    }
}
