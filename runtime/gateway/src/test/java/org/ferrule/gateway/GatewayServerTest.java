package org.ferrule.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.ferrule.api.descriptor.AlarmDescriptor;
import org.ferrule.api.descriptor.AlarmDescriptor.AlarmClass;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Provenance;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Sample;
import org.ferrule.api.model.UnitId;
import org.ferrule.api.model.Value;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.DecisionSource;
import org.ferrule.audit.Signature;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.core.service.AlarmView;
import org.ferrule.core.service.ClockView;
import org.ferrule.core.service.CommandRequest;
import org.ferrule.core.service.ExecutionView;
import org.ferrule.core.service.FeedItem;
import org.ferrule.core.service.Locks;
import org.ferrule.core.service.PluginView;
import org.ferrule.core.service.SigningWish;
import org.ferrule.core.service.WriteRequest;
import org.ferrule.people.Credentials;
import org.ferrule.people.SessionKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GatewayServerTest {
    private static final String REQUEST = "01234567-89ab-cdef-0123-456789abcdef";
    private static final String TOKEN = "0a1b2c";
    private static final String WRITE = "/api/v1/equipment/reactor-1/parameters/temperature.sp";

    private final FakeSite site = new FakeSite();
    private final HttpClient http = HttpClient.newHttpClient();
    private GatewayServer server;
    private int port;

    @BeforeEach
    void start() throws IOException {
        server = new GatewayServer(site.services(), TOKEN, () -> site.asked.add("stop"));
        port = server.start(0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        return send(request(method, path, body).header("Authorization", "Bearer " + TOKEN));
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/site",
        "GET, /api/v1/equipment",
        "GET, /api/v1/equipment/reactor-1",
        "GET, /api/v1/equipment/reactor-1/parameters",
        "GET, /api/v1/equipment/reactor-1/parameters/temperature.sp",
        "PUT, /api/v1/equipment/reactor-1/parameters/temperature.sp",
        "POST, /api/v1/equipment/reactor-1/commands/start",
        "GET, /api/v1/requests/01234567-89ab-cdef-0123-456789abcdef",
        "POST, /api/v1/requests/01234567-89ab-cdef-0123-456789abcdef/cancel",
        "POST, /api/v1/requests/01234567-89ab-cdef-0123-456789abcdef/decide",
        "POST, /api/v1/requests/01234567-89ab-cdef-0123-456789abcdef/reconcile",
        "GET, /api/v1/equipment/reactor-1/lock",
        "PUT, /api/v1/equipment/reactor-1/lock",
        "DELETE, /api/v1/equipment/reactor-1/lock",
        "GET, /api/v1/alarms",
        "POST, /api/v1/alarms/reactor-1/high/acknowledge",
        "POST, /api/v1/equipment/reactor-1/lock/break",
        "POST, /api/v1/sessions",
        "GET, /api/v1/sessions/current",
        "DELETE, /api/v1/sessions/current",
        "POST, /api/v1/sessions/current/password",
        "POST, /api/v1/first-secret",
        "GET, /api/v1/accounts",
        "POST, /api/v1/accounts",
        "POST, /api/v1/accounts/ann/assign",
        "POST, /api/v1/accounts/ann/enable",
        "POST, /api/v1/accounts/ann/disable",
        "POST, /api/v1/accounts/ann/reset",
        "POST, /api/v1/audit/checkpoint",
        "POST, /api/v1/audit/export",
        "POST, /api/v1/audit/review",
        "POST, /api/v1/audit/key",
        "GET, /api/v1/feed",
        "GET, /api/v1/audit",
        "POST, /api/v1/stop",
        "GET, /api/v1/nowhere"
    })
    void asksForTheTokenOnEveryPath(String method, String path) throws Exception {
        for (String header : new String[] {"Bearer ", "Bearer " + TOKEN + "x", "Basic " + TOKEN, TOKEN}) {
            assertThat(send(request(method, path, "{}").header("Authorization", header))
                            .statusCode())
                    .as(header)
                    .isEqualTo(401);
        }
        HttpResponse<String> without = send(request(method, path, "{}"));
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(json(without).at("/error/message").asText()).contains("control.json");
        assertThat(site.asked).isEmpty();
        assertThat(site.subscriptions).isEmpty();
        server.close();
        assertThat(site.trail.told)
                .extracting(entry -> entry.detail().get("attempts"))
                .containsExactly("1", "4");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, 404",
        "GET, /api/v1, 404",
        "GET, /api/v1/equipment/reactor-2, 404",
        "GET, /api/v1/equipment/reactor-1/parameters/other, 404",
        "POST, /api/v1/site, 405",
        "DELETE, /api/v1/equipment/reactor-1/parameters/temperature.sp, 405",
        "POST, /api/v1/feed, 405",
        "GET, /api/v1/equipment/REACTOR, 400",
        "GET, /api/v1/requests/1-2-3-4-5, 400",
        "GET, /api/v1/requests/01234567-89ab-cdef-0123-456789abcdef?waitSeconds=61, 400",
        "GET, /api/v1/requests/01234567-89ab-cdef-0123-456789abcdef?waitSeconds=NaN, 400",
        "GET, /api/v1/audit?limit=0, 400",
        "GET, /api/v1/audit?from=x, 400",
        "GET, /api/v1/audit?since=yesterday, 400",
        "POST, /api/v1/audit/review, 400",
        "POST, /api/v1/alarms/reactor-1/-/acknowledge, 400",
        "GET, /api/v1/equipment/reactor-1/lock?unit=Vessel, 400",
        "PUT, /api/v1/equipment/reactor-1/lock, 400"
    })
    void refusesWhatItDoesNotOffer(String method, String path, int status) throws Exception {
        HttpResponse<String> response = call(method, path, method.equals("GET") ? "" : "{}");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response).at("/error/message").asText()).isNotBlank();
        assertThat(json(response).at("/error/code").asText()).isEqualTo(status == 404 ? "NOT_FOUND" : "VALIDATION");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{} {}",
                "{\"requestId\":\"" + REQUEST + "\"}",
                "{\"requestId\":\"" + REQUEST + "\",\"value\":[1]}",
                "{\"requestId\":\"" + REQUEST + "\",\"value\":1,\"valeu\":2}",
                "{\"requestId\":\"" + REQUEST + "\",\"value\":1,\"value\":2}",
                "{\"requestId\":\"" + REQUEST + "\",\"value\":1,\"reason\":\"\\ud83e\"}",
                "{\"requestId\":\"no\\ud83e\",\"value\":1}",
                "{\"requestId\":\"7\",\"value\":1}",
                "{\"value\":1}",
                "{\"requestId\":\"" + REQUEST + "\",\"value\":1,\"source\":\"me\"}",
                "{\"requestId\":\"" + REQUEST + "\",\"value\":1,\"source\":{\"kind\":\"recipe\"}}",
                "{\"requestId\":\"" + REQUEST + "\",\"value\":1,\"source\":{\"kind\":\"RECIPE\"}}",
                "{\"requestId\":\"" + REQUEST + "\",\"value\":1,\"source\":{\"kind\":\"RUNTIME\"}}",
                "{\"requestId\":\"" + REQUEST + "\",\"value\":1,\"context\":{\"batch\":{}}}"
            })
    void refusesABodyThatItDoesNotFullyUnderstand(String body) throws Exception {
        HttpResponse<String> response = call("PUT", WRITE, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).at("/error/code").asText()).isEqualTo("VALIDATION");
        assertThat(site.asked).isEmpty();
    }

    @Test
    void refusesABodyThatIsTooLarge() throws Exception {
        assertThat(call("PUT", WRITE, "{\"reason\":\"" + "x".repeat(300_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void handsAWriteToTheGovernorWordForWord() throws Exception {
        HttpResponse<String> response = send(request(
                        "PUT",
                        WRITE,
                        "{\"requestId\":\"" + REQUEST
                                + "\",\"value\":37.50,\"unit\":\"Cel\",\"reason\":\"<b>\\r\\n'\\\"\"}")
                .header("Authorization", "Bearer " + TOKEN)
                .header("X-Ferrule-Session", "anna's key")
                .header("X-Ferrule-User", "admin"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).path("phase").asText()).isEqualTo("ACCEPTED");
        assertThat(json(response).path("elapsedSeconds").asDouble()).isEqualTo(0.4);
        assertThat(json(response).at("/audit/0").asLong()).isEqualTo(7);
        WriteRequest write = (WriteRequest) site.asked.get(0);
        assertThat(write.request()).hasToString(REQUEST);
        assertThat(write.cause().session()).isEqualTo(new SessionKey("anna's key"));
        assertThat(write.parameter()).isEqualTo(new ParameterId("temperature.sp"));
        assertThat(write.value()).isEqualTo("37.5");
        assertThat(write.cause().reason()).isEqualTo("<b>\r\n'\"");
    }

    @Test
    void handsACommandToTheGovernorAndWaitsAsLongAsAsked() throws Exception {
        site.phase = ExecutionView.Phase.RUNNING;
        String body = "{\"requestId\":\"" + REQUEST + "\",\"arguments\":{\"loop\":\"ph\",\"sp\":7},"
                + "\"expectedState\":\"IDLE\",\"context\":{\"batch\":\"B1\"},\"waitSeconds\":1.5,"
                + "\"source\":{\"kind\":\"RECIPE\",\"name\":\"grow\",\"sha256\":\"" + "0f".repeat(32) + "\"},"
                + "\"signature\":{\"user\":\"ann\",\"password\":\"pw\",\"meaning\":\"PERFORMED\"}}";

        HttpResponse<String> response = call("POST", "/api/v1/equipment/reactor-1/commands/startControl", body);

        assertThat(response.statusCode()).isEqualTo(202);
        CommandRequest command = (CommandRequest) site.asked.get(0);
        assertThat(command.arguments()).isEqualTo(Map.of("loop", "ph", "sp", "7"));
        assertThat(command.cause().context()).isEqualTo(Map.of("batch", "B1"));
        assertThat(command.cause().source())
                .isEqualTo(new DecisionSource(DecisionSource.Kind.RECIPE, "grow", "0f".repeat(32)));
        assertThat(command.cause().session()).isEqualTo(SessionKey.NONE);
        assertThat(command.signature())
                .contains(new SigningWish(new Credentials("ann", "pw"), Signature.Meaning.PERFORMED));
        assertThat(command.expectedState()).isEqualTo("IDLE");
        assertThat(site.asked.get(1)).isEqualTo(Duration.ofMillis(1500));
    }

    @ParameterizedTest
    @EnumSource
    void givesEveryRefusalItsStatusAndItsWords(ErrorCode code) throws Exception {
        Map<ErrorCode, Integer> special = Map.of(
                ErrorCode.VALIDATION, 400,
                ErrorCode.NOT_AUTHENTICATED, 401,
                ErrorCode.NOT_AUTHORIZED, 403,
                ErrorCode.SIGNATURE_REQUIRED, 403,
                ErrorCode.NOT_FOUND, 404,
                ErrorCode.COMM, 503,
                ErrorCode.AUDIT_UNAVAILABLE, 503,
                ErrorCode.INTERNAL, 500);
        int device = 502;
        boolean isDevice =
                code == ErrorCode.DEVICE || code == ErrorCode.VERIFY_FAILED || code == ErrorCode.OUTCOME_UNKNOWN;
        site.refuse(code, "not \"now\" \u2028 </script>");

        HttpResponse<String> response = call("PUT", WRITE, "{\"requestId\":\"" + REQUEST + "\",\"value\":1}");

        assertThat(response.statusCode()).isEqualTo(isDevice ? device : special.getOrDefault(code, 409));
        assertThat(json(response).at("/error/code").asText()).isEqualTo(code.name());
        assertThat(json(response).at("/error/retry").asText())
                .isEqualTo(code.retry().name());
        assertThat(json(response).at("/error/message").asText()).isEqualTo("not \"now\" \u2028 </script>");
    }

    @Test
    void handsOnLocksCancelsReconciliationsQueriesAndStop() throws Exception {
        String requests = "/api/v1/requests/" + REQUEST;
        assertThat(call("PUT", "/api/v1/equipment/reactor-1/lock?unit=vessel1", "{\"seconds\":60,\"purpose\":\"p\"}")
                        .statusCode())
                .isEqualTo(200);
        call("POST", requests + "/cancel", "{\"reason\":\"enough\"}");
        assertThat(json(call("POST", requests + "/decide", "{\"option\":\"purge\",\"reason\":\"bubble\"}"))
                        .path("decision"))
                .isEqualTo(new com.fasterxml.jackson.databind.ObjectMapper()
                        .readTree("{\"options\":[\"purge\",\"ignore\"],\"default\":\"purge\","
                                + "\"defaultAt\":\"1970-01-01T00:00:09Z\"}"));
        assertThat(json(call("GET", requests, "")).at("/files/history/base64").asText())
                .isEqualTo("AQID");
        assertThat(call("POST", requests + "/decide", "{\"reason\":\"bubble\"}").statusCode())
                .isEqualTo(400);
        call("POST", requests + "/reconcile", "{\"wasExecuted\":true,\"evidence\":\"seen\"}");
        call(
                "GET",
                "/api/v1/audit?from=3&limit=5&target=reactor-1%2Ft&actor=a%20b&action=WRITE&batch=B1&reason=x"
                        + "&since=1970-01-01T00:00:00Z&until=1970-01-01T00:00:01Z",
                "");
        assertThat(call("POST", "/api/v1/stop", "{}").statusCode()).isEqualTo(202);

        Awaitility.await()
                .untilAsserted(() -> assertThat(site.asked)
                        .containsExactly(
                                new Locks.Place(FakeSite.REACTOR, Optional.of(new UnitId("vessel1"))),
                                "enough",
                                "purge because bubble",
                                "true seen",
                                new AuditQuery(
                                        3,
                                        5,
                                        AuditQuery.Filter.ALL
                                                .onTarget("reactor-1/t")
                                                .byActor("a b")
                                                .byAction("WRITE")
                                                .ofBatch("B1")
                                                .withReason("x")
                                                .between(Instant.EPOCH, Instant.ofEpochSecond(1))),
                                "stop"));
    }

    @Test
    void tellsADefectApartFromASiteThatIsGone() throws Exception {
        site.trail.isBroken = true;

        HttpResponse<String> response = call("GET", "/api/v1/audit", "");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(json(response).at("/error/code").asText()).isEqualTo("INTERNAL");
        assertThat(json(response).at("/error/message").asText()).contains("disk I/O error");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void showsWhatIsNoNumberAsNull(double value) throws Exception {
        site.sample = Optional.of(sample(Value.real(value), Quality.BAD_SENSOR_FAILURE));

        JsonNode json = json(call("GET", WRITE, ""));

        assertThat(json.get("value").isNull()).isTrue();
        assertThat(json.path("quality").asText()).isEqualTo("BAD");
        assertThat(json.path("statusCode").asText()).isEqualTo("0x808C0000");
    }

    @Test
    void showsWhoseCodeDrivesAnEquipmentAndHowFarItsClockIsOff() throws Exception {
        assertThat(json(call("GET", "/api/v1/equipment/reactor-1", "")))
                .as("what is not known is left out")
                .noneMatch(JsonNode::isObject);
        site.plugin = Optional.of(new PluginView("com.vendor.reactor", "2.1.0", "0f".repeat(32)));
        site.clock = Optional.of(new ClockView(Duration.ofMillis(-1500), Duration.ofMillis(20), Instant.EPOCH));

        JsonNode json = json(call("GET", "/api/v1/equipment/reactor-1", ""));

        assertThat(json.path("plugin"))
                .hasToString("{\"name\":\"com.vendor.reactor\",\"version\":\"2.1.0\",\"sha256\":\"" + "0f".repeat(32)
                        + "\"}");
        assertThat(json.path("clock"))
                .hasToString(
                        "{\"offsetSeconds\":-1.5,\"uncertaintySeconds\":0.02,\"measured\":\"1970-01-01T00:00:00Z\"}");
    }

    @Test
    void showsWhoHasSeenAnAlarmOnceSomebodyHas() throws Exception {
        AlarmDescriptor high = new AlarmDescriptor(
                new AlarmId("high"), AlarmClass.PROCESS, 700, Health.FAILURE, "Too warm.", "Cool it.");
        Instant start = Instant.EPOCH;
        AlarmView unseen = new AlarmView(
                FakeSite.REACTOR, high, true, "", start, start, start, Optional.empty(), Optional.empty());
        Instant later = Instant.EPOCH.plusSeconds(60);
        AlarmView seen =
                unseen.seen(new AlarmView.Acknowledgement(new Actor("ann", "OPERATOR", "cli"), later, "on my way"));
        site.alarms = List.of(
                unseen, seen, unseen.cleared("", later, Optional.empty()), seen.cleared("", later, Optional.empty()));

        JsonNode alarms = json(call("GET", "/api/v1/alarms", ""));

        assertThat(alarms.get(0).has("acknowledgedBy")).isFalse();
        assertThat(alarms.get(1).path("acknowledgedBy").asText()).isEqualTo("ann");
        assertThat(alarms.get(1).path("acknowledgedAt").asText()).isEqualTo("1970-01-01T00:01:00Z");
        assertThat(alarms.get(1).path("acknowledgedComment").asText()).isEqualTo("on my way");
        assertThat(alarms.findValuesAsText("state"))
                .containsExactly("ACTIVE_UNACKNOWLEDGED", "ACTIVE_ACKNOWLEDGED", "CLEARED_UNACKNOWLEDGED", "NORMAL");
        assertThat(alarms.findValuesAsText("raised")).containsOnly("1970-01-01T00:00:00Z");
    }

    @Test
    void streamsEachItemAsOneFrameWhateverItsTextHolds() throws Exception {
        String hostile = "x\r\n\r\nevent: forged\ndata: {}\n\n<script>\"\\\u2028\u0000";
        try (Stream<String> lines = feed()) {
            Iterator<String> all = lines.iterator();
            Awaitility.await().until(() -> site.subscriptions.size() == 1);
            site.publish(new FeedItem.DeviceReported(FakeSite.REACTOR, "E1", hostile, Optional.empty(), Instant.EPOCH));
            site.publish(new FeedItem.SampleTaken(sample(Value.real(37), Quality.GOOD)));

            assertThat(next(all)).isEqualTo("event: device");
            JsonNode reported = new ObjectMapper().readTree(next(all).substring("data: ".length()));
            assertThat(reported.path("text").asText()).isEqualTo(hostile);
            assertThat(next(all)).isEqualTo("event: sample");
            assertThat(next(all)).contains("\"value\":37.0");
        }
        Awaitility.await().untilAsserted(() -> assertThat(site.subscriptions).isEmpty());
    }

    /** The next line that says something. */
    private static String next(Iterator<String> lines) {
        String line = lines.next();
        return line.isEmpty() || line.startsWith(":") ? next(lines) : line;
    }

    @Test
    @Proves(Req.EVT_010)
    void aClientThatReadsNothingKeepsNobodyElseWaiting() throws Exception {
        HttpResponse<InputStream> slow = http.send(
                request("GET", "/api/v1/feed", "")
                        .header("Authorization", "Bearer " + TOKEN)
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream unread = slow.body();
                Stream<String> lines = feed()) {
            Awaitility.await().until(() -> site.subscriptions.size() == 2);
            String long64K = "x".repeat(65_536);
            for (int i = 0; i < 300; i++) {
                site.publish(new FeedItem.DeviceReported(
                        FakeSite.REACTOR, "E" + i, long64K, Optional.empty(), Instant.EPOCH));
            }
            assertThat(lines.filter(line -> line.startsWith("event: device")).limit(300))
                    .hasSize(300);
            assertThat(call("GET", "/api/v1/site", "").statusCode()).isEqualTo(200);
            assertThat(unread.read()).isEqualTo(':');
        }
    }

    @Test
    void closesSoonThoughAFeedIsOpen() throws Exception {
        try (Stream<String> lines = feed()) {
            Awaitility.await().until(() -> site.subscriptions.size() == 1);
            Instant before = Instant.now();

            server.close();

            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
            Awaitility.await()
                    .untilAsserted(() -> assertThat(site.subscriptions).isEmpty());
            assertThat(lines).isNotNull();
        }
    }

    private Stream<String> feed() throws Exception {
        HttpResponse<Stream<String>> response = http.send(
                request("GET", "/api/v1/feed", "")
                        .header("Authorization", "Bearer " + TOKEN)
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream; charset=utf-8");
        return response.body();
    }

    private static Sample sample(Value value, Quality quality) {
        return new Sample(
                FakeSite.REACTOR,
                new ParameterId("temperature.sp"),
                value,
                "Cel",
                quality,
                null,
                Instant.EPOCH,
                1,
                Provenance.POLLED);
    }

    @Test
    void saysWhatTheSiteIs() throws Exception {
        JsonNode json = json(call("GET", "/api/v1/site", ""));

        assertThat(json.path("readyMillis").asLong()).isEqualTo(1234);
        assertThat(json.at("/securityWaived/reactor").asText()).isEqualTo("None: a closed bench network");
        assertThat(json.at("/audit/records").asLong()).isEqualTo(42);
        assertThat(json.at("/audit/accepting").asBoolean()).isTrue();
        assertThat(json.at("/audit/warning").asText()).contains("nearly full");
        assertThat(call("GET", "/api/v1/equipment", "").body()).contains("\"connection\":\"ONLINE\"");
    }
}
