package org.ferrule.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.ferrule.launcher.client.KeptSessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SignInTest {
    private static final String ANN = "\"user\":\"ann\",\"printedName\":\"Ann Miller\",\"roles\":[\"OPERATOR\"],"
            + "\"until\":\"2026-03-01T17:30:00Z\"";
    private static final String SIGN_IN = "POST /api/v1/sessions";
    private static final String CURRENT = "/api/v1/sessions/current";
    private static final String START = "POST /api/v1/equipment/reactor-1/commands/start";

    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final InputStream in = System.in;
    private final String userHome = System.getProperty("user.home");
    private FakeControl site;

    @BeforeEach
    void listen() throws IOException {
        System.setProperty("user.home", home.toString());
        site = new FakeControl(home);
        site.tell(SIGN_IN, 200, "{\"session\":\"k-1\",\"mustChangePassword\":false," + ANN + "}");
        site.tell("GET " + CURRENT, 200, "{" + ANN + "}");
        site.tell("DELETE " + CURRENT, 200, "{}");
    }

    @AfterEach
    void stop() {
        site.close();
        System.setIn(in);
        System.setProperty("user.home", userHome);
    }

    private int run(String input, String... arguments) {
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        CommandLine line = FerruleCommand.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", home.toString()));
        return line.execute(all.toArray(String[]::new));
    }

    @Test
    void theCommandsThatFollowActForWhoeverSignedInUntilTheySignOut() throws Exception {
        assertThat(run("correct horse\n", "sign-in", "ann", "--password-stdin")).isZero();
        assertThat(out.toString()).contains("signed in as Ann Miller (ann), OPERATOR");
        assertThat(out + err.toString()).doesNotContain("correct horse", "k-1");
        assertThat(site.asked.get(0).body().path("password").asText()).isEqualTo("correct horse");
        assertThat(site.asked.get(0).session()).isEmpty();

        assertThat(run("", "whoami")).isZero();
        assertThat(run("", "sign-out")).isZero();
        assertThat(run("", "whoami")).isZero();

        assertThat(site.asked.stream().skip(1).map(FakeControl.Asked::session)).containsExactly("k-1", "k-1", "");
    }

    @Test
    void aKeptSessionIsReadableByItsOwnerAlone() throws Exception {
        KeptSessions kept = new KeptSessions(home.resolve("state"));
        kept.keep(home, "k-1");
        kept.keep(home, "k-2");
        kept.keep(home.resolve("elsewhere"), "k-3");

        assertThat(kept.find(home)).contains("k-2");
        assertThat(kept.find(home.resolve("elsewhere").resolve("."))).contains("k-3");
        try (var files = Files.list(home.resolve("state"))) {
            assertThat(files.toList())
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("state"))))
                .isEqualTo("rwx------");
    }

    @Test
    void aWrongPasswordIsToldAndNothingIsKept() throws Exception {
        site.refuse(SIGN_IN, 401, "NOT_AUTHENTICATED", "user or password is wrong");

        assertThat(run("wrong\n", "sign-in", "ann", "--password-stdin")).isEqualTo(1);

        assertThat(err.toString()).contains("NOT_AUTHENTICATED  user or password is wrong");
        assertThat(KeptSessions.ofAccount().find(home)).isEmpty();
    }

    @Test
    void aPasswordThatMustBeChangedIsChangedInTheSameDialogue() {
        site.tell(SIGN_IN, 200, "{\"session\":\"k-1\",\"mustChangePassword\":true," + ANN + "}");
        site.tell("POST " + CURRENT + "/password", 200, "{}");

        assertThat(run("one-time\nmy own long one\n", "sign-in", "ann", "--password-stdin"))
                .isZero();

        FakeControl.Asked change = site.asked.get(1);
        assertThat(change.session()).isEqualTo("k-1");
        assertThat(change.body().toString()).isEqualTo("{\"old\":\"one-time\",\"new\":\"my own long one\"}");
        assertThat(out.toString()).contains("signed in as Ann Miller");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-time\n", "one-time\nshort\n"})
    void noSessionIsLeftOpenIfThePasswordIsNotChanged(String input) throws Exception {
        site.tell(SIGN_IN, 200, "{\"session\":\"k-1\",\"mustChangePassword\":true," + ANN + "}");
        site.refuse("POST " + CURRENT + "/password", 400, "VALIDATION", "too short");

        assertThat(run(input, "sign-in", "ann", "--password-stdin")).isPositive();

        assertThat(err.toString()).containsAnyOf("too short", "standard input has no line for: New password");
        assertThat(site.asked.get(site.asked.size() - 1).call()).isEqualTo("DELETE " + CURRENT);
        assertThat(KeptSessions.ofAccount().find(home)).isEmpty();
    }

    @Test
    void saysHowToSignInWhereNobodyIs() {
        site.refuse(START, 401, "NOT_AUTHENTICATED", "the session has ended");

        assertThat(run("", "command", "reactor-1", "start")).isEqualTo(1);

        assertThat(err.toString()).contains("the session has ended").contains("Sign in with: ferrule sign-in");
    }

    @Test
    void asksForThePasswordToSignAndShowsWhoSigned() {
        site.tell(START, 200, "{\"phase\":\"SUCCEEDED\",\"target\":\"start\",\"audit\":[7,9]}");
        site.tell(
                "GET /api/v1/audit?limit=1&from=8",
                200,
                "[{\"index\":8,\"action\":\"SIGNATURE\",\"user\":\"ann\","
                        + "\"utc\":\"2026-03-01T12:00:00Z\",\"detail\":{\"printedName\":\"Ann Miller\",\"meaning\":\"PERFORMED\"}}]");
        site.tell("GET /api/v1/audit?limit=1&from=10", 200, "[]");
        String sha256 = "0f".repeat(32);

        int code = run(
                "my own long one\n",
                "command",
                "reactor-1",
                "start",
                "--sign",
                "PERFORMED",
                "--sign-as",
                "ann",
                "--password-stdin",
                "--batch",
                "B-7",
                "--context",
                "kit=K1",
                "--source",
                "recipe:grow:v2:" + sha256);

        assertThat(code).isZero();
        assertThat(site.asked.get(0).body().path("signature").toString())
                .isEqualTo("{\"user\":\"ann\",\"password\":\"my own long one\",\"meaning\":\"PERFORMED\"}");
        assertThat(site.asked.get(0).body().path("source").toString())
                .isEqualTo("{\"kind\":\"RECIPE\",\"name\":\"grow:v2\",\"sha256\":\"" + sha256 + "\"}");
        assertThat(site.asked.get(0).body().path("context").toString()).isEqualTo("{\"kit\":\"K1\",\"batch\":\"B-7\"}");
        assertThat(out.toString())
                .contains("signed by Ann Miller (ann): PERFORMED at 2026-03-01T12:00:00Z   audit #8")
                .doesNotContain("my own long one");
    }

    @Test
    void saysThatACommandTookNoSignature() {
        site.tell(START, 200, "{\"phase\":\"SUCCEEDED\",\"target\":\"start\",\"audit\":[7]}");
        site.tell("GET /api/v1/audit?limit=1&from=8", 200, "[{\"action\":\"CONNECTION\"}]");

        assertThat(run("pw\n", "command", "reactor-1", "start", "--sign", "PERFORMED", "--password-stdin"))
                .isZero();

        assertThat(err.toString()).contains("not signed: start asks for no signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"recipe", "recipe:", "recipe:name:12", "cook:name:", "runtime"})
    void aDecisionSourceThatCannotBeToldApartIsWrongUsage(String source) {
        assertThat(run("", "command", "reactor-1", "start", "--source", source)).isEqualTo(2);
        assertThat(err.toString()).contains("--source", "recipe:NAME:SHA256");
        assertThat(site.asked).isEmpty();
    }

    @Test
    void anAccountIsMadeWithItsRolesAndItsSecretIsShown() {
        site.tell("POST /api/v1/accounts", 200, "{\"secret\":\"s3cret-once\"}");

        assertThat(run(
                        "",
                        "account",
                        "create",
                        "sam",
                        "--name",
                        "Sam Su",
                        "--role",
                        "operator,supervisor",
                        "--equipment",
                        "reactor-1"))
                .isZero();

        assertThat(site.asked.get(0).body().toString())
                .isEqualTo("{\"user\":\"sam\",\"printedName\":\"Sam Su\",\"roles\":[\"OPERATOR\",\"SUPERVISOR\"],"
                        + "\"equipment\":[\"reactor-1\"]}");
        assertThat(out.toString()).contains("s3cret-once", "ferrule sign-in sam");
    }

    @Test
    @SuppressWarnings("SystemConsoleNull") // in a test there is none, or one that the test has not opened
    void withoutATerminalItSaysHowToGiveAPassword() {
        if (System.console() == null) {
            assertThat(run("", "sign-in", "ann")).isEqualTo(2);
            assertThat(err.toString()).contains("--password-stdin");
        }
    }
}
