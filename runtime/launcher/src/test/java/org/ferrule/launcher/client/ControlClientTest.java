package org.ferrule.launcher.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlClientTest {
    @TempDir
    private Path data;

    private HttpServer server;
    private final List<String> seen = new ArrayList<>();
    private String answer = "{\"name\":\"demo\"}";

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        Files.writeString(
                data.resolve("control.json"),
                "{\"url\":\"http://127.0.0.1:" + server.getAddress().getPort() + "\",\"token\":\"t0\"}");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsTheTokenOfTheControlFile() throws Exception {
        ControlClient.Answer site =
                ControlClient.of(data, "cli").get("/api/v1/site?x=" + ControlClient.encode("a b/ä"));

        assertThat(site.isSuccess()).isTrue();
        assertThat(site.body().path("name").asText()).isEqualTo("demo");
        assertThat(seen).containsExactly("GET /api/v1/site?x=a%20b%2F%C3%A4 Bearer t0");
    }

    @Test
    void saysThatSomethingElseAnswers() {
        answer = "<html>nginx</html>";
        assertThatExceptionOfType(NoSiteException.class)
                .isThrownBy(() -> ControlClient.of(data, "cli").get("/api/v1/site"))
                .withMessageContaining("is no Ferrule site");
    }

    @Test
    void saysThatNothingListensAnyMore() {
        server.stop(0);
        assertThatExceptionOfType(NoSiteException.class)
                .isThrownBy(() -> ControlClient.of(data, "cli").get("/api/v1/site"))
                .withMessageContaining(data.toString())
                .withMessageContaining("ferrule run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"url\":\"\"}", "{\"url\":\"no url at all\"}"})
    void saysThatAControlFileIsOfNoUse(String content) throws IOException {
        Files.writeString(data.resolve("control.json"), content);
        assertThatExceptionOfType(NoSiteException.class)
                .isThrownBy(() -> ControlClient.of(data, "cli").get("/api/v1/site"))
                .withMessageContaining("control.json")
                .withMessageContaining("ferrule run");
    }

    @Test
    void putsTheFeedsLinesTogetherUntilToldToStop() throws Exception {
        List<String> events = new ArrayList<>();
        Stream<String> lines = Stream.of(
                ": connected",
                "",
                "event: sample",
                "data: {\"n\":1}",
                "",
                "event: alarm",
                "data: {\"n\":2}",
                "",
                "event: sample",
                "data: {\"n\":3}",
                "");

        FeedLines.read(lines, (String name, ObjectNode json) -> {
            events.add(name + json);
            return events.size() < 2;
        });

        assertThat(events).containsExactly("sample{\"n\":1}", "alarm{\"n\":2}");
    }
}
