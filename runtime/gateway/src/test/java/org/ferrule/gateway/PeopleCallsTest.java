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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.AlarmId;
import org.ferrule.audit.Signature;
import org.ferrule.core.service.Locks;
import org.ferrule.core.service.Records;
import org.ferrule.core.service.SigningWish;
import org.ferrule.people.Credentials;
import org.ferrule.people.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleCallsTest {
    private static final String TOKEN = "0a1b2c";
    private static final String CURRENT = "/api/v1/sessions/current";
    private static final String SIGNATURE =
            "\"signature\":{\"user\":\"ann\",\"password\":\"pw\",\"meaning\":\"REVIEWED\"}";

    private final FakeSite site = new FakeSite();
    private final HttpClient http = HttpClient.newHttpClient();
    private GatewayServer server;
    private int port;

    /**
     * An answer.
     *
     * @param status HTTP status
     * @param json body
     */
    private record Told(int status, JsonNode json, HttpResponse<String> raw) {}

    @BeforeEach
    void start() throws IOException {
        server = new GatewayServer(site.services(), TOKEN, () -> {});
        port = server.start(0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Told call(String session, String method, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + TOKEN)
                .header("X-Ferrule-Client", "test")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!session.isEmpty()) {
            request.header("X-Ferrule-Session", session);
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Told(response.statusCode(), new ObjectMapper().readTree(response.body()), response);
    }

    private Told asAnn(String method, String path, String body) throws Exception {
        return call("key-of-ann", method, path, body);
    }

    @Test
    void signingInGivesAKeyThatNobodyMayKeepOnTheWay() throws Exception {
        Told told =
                call("", "POST", "/api/v1/sessions", "{\"user\":\"ann\",\"password\":\"" + FakePeople.PASSWORD + "\"}");

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.json().path("session").asText()).isEqualTo("key-of-ann");
        assertThat(told.json().path("printedName").asText()).isEqualTo("Ann Miller");
        assertThat(told.json().path("roles").toString()).isEqualTo("[\"OPERATOR\"]");
        assertThat(told.json().path("until").asText()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(told.raw().headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(site.asked).containsExactly("ann by test");
    }

    @Test
    void whoIsSignedInIsToldWithoutTheKey() throws Exception {
        Told told = asAnn("GET", CURRENT, "");

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.json().path("user").asText()).isEqualTo("ann");
        assertThat(told.raw().body()).doesNotContain("key-of-ann");
        assertThat(call("another", "GET", CURRENT, "").status()).isEqualTo(401);
        assertThat(call("", "GET", CURRENT, "").json().at("/error/code").asText())
                .isEqualTo("NOT_AUTHENTICATED");
        assertThat(asAnn("DELETE", CURRENT, "").status()).isEqualTo(200);
        assertThat(site.asked).containsExactly("sign out key-of-ann");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"user\":\"ann\",\"password\":\"s3same open\"}",
                "{\"user\":\"ann\",\"password\":s3same}",
                "{\"user\":\"ann\",\"password\":\"s3same\",\"password\":\"s3same\"}",
                "{\"user\":\"ann\",\"password\":[\"s3same\"]}",
                "{\"user\":\"ann\",\"password\":\"s3same\"} s3same"
            })
    void noAnswerRepeatsAPassword(String body) throws Exception {
        Told told = call("", "POST", "/api/v1/sessions", body);

        assertThat(told.status()).isIn(400, 401);
        assertThat(told.raw().body()).doesNotContain("s3same");
    }

    @Test
    void aPasswordIsChangedBySomebodyWhoIsSignedIn() throws Exception {
        String path = CURRENT + "/password";
        String good = "{\"old\":\"a\",\"new\":\"long enough now\"}";

        assertThat(asAnn("POST", path, good).status()).isEqualTo(200);
        assertThat(asAnn("POST", path, "{\"old\":\"a\",\"new\":\"short\"}").status())
                .isEqualTo(400);
        assertThat(call("", "POST", path, good).status()).isEqualTo(401);
        assertThat(site.asked).containsExactly("change");
    }

    @Test
    void theFirstSecretIsGivenOutOnce() throws Exception {
        Told first = call("", "POST", "/api/v1/first-secret", "");

        assertThat(first.json().toString()).isEqualTo("{\"user\":\"admin\",\"secret\":\"once-only\"}");
        assertThat(call("", "POST", "/api/v1/first-secret", "{}").status()).isEqualTo(404);
    }

    @Test
    void accountsAreMadeAndChangedOnBehalfOfWhoeverIsSignedIn() throws Exception {
        String accounts = "/api/v1/accounts";
        Told made = asAnn(
                "POST",
                accounts,
                "{\"user\":\"bob\",\"printedName\":\"Bob B.\",\"roles\":[\"QA\"],\"equipment\":[\"do-1\"]}");
        assertThat(made.json().path("secret").asText()).isEqualTo("once-for-bob");
        asAnn("POST", accounts + "/bob/assign", "{\"roles\":[\"OPERATOR\",\"SUPERVISOR\"],\"reason\":\"grew\"}");
        asAnn("POST", accounts + "/bob/disable", "{\"reason\":\"left\"}");
        asAnn("POST", accounts + "/bob/enable", "{\"reason\":\"back\"}");
        Told reset = asAnn("POST", accounts + "/bob/reset", "{\"reason\":\"forgot\"}");
        assertThat(reset.json().path("secret").asText()).isEqualTo("again-for-bob");

        String ann = "key-of-ann";
        assertThat(site.asked)
                .containsExactly(
                        List.of(ann, "bob", "Bob B.", Set.of(Role.QA), List.of("do-1")),
                        List.of(ann, "bob", Set.of(Role.OPERATOR, Role.SUPERVISOR), List.of(), "grew"),
                        List.of(ann, "bob", false, "left"),
                        List.of(ann, "bob", true, "back"),
                        List.of(ann, "bob", "forgot"));
        assertThat(asAnn("GET", accounts, "").status()).isEqualTo(403);
        assertThat(asAnn("POST", accounts, "{\"user\":\"x\",\"roles\":[\"KING\"]}")
                        .json()
                        .at("/error/message")
                        .asText())
                .contains("KING", "SUPERVISOR");
        assertThat(asAnn("POST", accounts, "{\"user\":\"x\",\"roles\":\"QA\"}").status())
                .isEqualTo(400);
    }

    @Test
    void locksAreBrokenWithReasonAndSignature() throws Exception {
        asAnn("POST", "/api/v1/equipment/reactor-1/lock/break", "{\"reason\":\"r\"," + SIGNATURE + "}");

        assertThat(site.asked)
                .containsExactly(List.of(
                        new Locks.Place(FakeSite.REACTOR, Optional.empty()), "key-of-ann", "r", Optional.of(wish())));
    }

    @Test
    void alarmsAreAcknowledgedOrWhyNotIsSaid() throws Exception {
        String path = "/api/v1/alarms/reactor-1/temperature.deviation/acknowledge";
        assertThat(asAnn("POST", path, "{\"comment\":\"door was open\"}").status())
                .isEqualTo(200);
        assertThat(site.asked)
                .containsExactly(
                        List.of("key-of-ann", FakeSite.REACTOR, new AlarmId("temperature.deviation"), "door was open"));

        site.refuse(ErrorCode.INVALID_STATE, "it is not active");
        Told refused = asAnn("POST", path, "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().at("/error/message").asText()).isEqualTo("it is not active");
    }

    @Test
    void theTrailIsReviewedExportedAndSignedOnBehalfOfWhoeverIsSignedIn() throws Exception {
        Told reviewed =
                asAnn("POST", "/api/v1/audit/review", "{\"first\":3,\"last\":5,\"comment\":\"ok\"," + SIGNATURE + "}");
        assertThat(reviewed.json().path("index").asLong()).isEqualTo(17);
        assertThat(reviewed.json().path("target").asText()).isEqualTo("records/3-5");
        asAnn("POST", "/api/v1/audit/review", "{\"comment\":\"all\"," + SIGNATURE + "}");
        Told exported = asAnn("POST", "/api/v1/audit/export", "{\"reason\":\"inspection\"}");
        assertThat(exported.json().path("note").asText()).contains("signed");

        assertThat(site.asked)
                .containsExactly(
                        List.of("key-of-ann", 3L, 5L, "ok", wish()),
                        List.of("key-of-ann", Records.UNREVIEWED, Records.NEWEST, "all", wish()),
                        List.of("key-of-ann", 0L, Records.NEWEST, "inspection"));
        assertThat(asAnn("POST", "/api/v1/audit/checkpoint", "")
                        .json()
                        .path("size")
                        .asLong())
                .isEqualTo(9);
        assertThat(asAnn("POST", "/api/v1/audit/key", "{\"reason\":\"r\"}").status())
                .isEqualTo(403);
        assertThat(asAnn("POST", "/api/v1/audit/review", "{\"first\":-1,\"comment\":\"x\"," + SIGNATURE + "}")
                        .status())
                .isEqualTo(400);
        assertThat(asAnn("POST", "/api/v1/audit/review", "{\"comment\":\"unsigned\"}")
                        .json()
                        .at("/error/message")
                        .asText())
                .contains("signature is missing");
    }

    private static SigningWish wish() {
        return new SigningWish(new Credentials("ann", "pw"), Signature.Meaning.REVIEWED);
    }
}
