package org.ferrule.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An answer does not wait until the caller's machine has acknowledged its first packet, which takes that machine 40 ms. */
class AnswerDelayTest {
    private static final int CALLS = 51;
    private static final Duration ACKNOWLEDGED = Duration.ofMillis(40);

    private final FakeSite site = new FakeSite();
    private GatewayServer server;
    private int port;

    @BeforeEach
    void start() throws IOException {
        server = new GatewayServer(site.services(), "token", () -> {});
        port = server.start(0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void mostAnswersOnOneConnectionComeSoonerThanAnAcknowledgement() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/site"))
                .header("Authorization", "Bearer token")
                .build();
        List<Duration> taken = new ArrayList<>();
        for (int n = 0; n < CALLS; n++) {
            long began = System.nanoTime();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            taken.add(Duration.ofNanos(System.nanoTime() - began));
            assertThat(answer.statusCode()).isEqualTo(200);
        }

        List<Duration> sorted = taken.stream().sorted().toList();
        assertThat(sorted.get(CALLS / 2))
                .as("the median of %s", sorted)
                .isLessThan(ACKNOWLEDGED.multipliedBy(3).dividedBy(4));
    }
}
