package org.ferrule.endtoend;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what, over the command line, and what the trail says about it. */
class PeopleIT {
    /** As many as an account stands. */
    private static final int MANY = 5;

    private static final String[] WRITE = {"write", "pump-1", "flow", "12.5", "--reason", "test"};

    @TempDir
    Path home;

    @Test
    void rolesDecideWhoMayActAndEveryAttemptIsInTheTrail() throws Exception {
        try (TestSite site = new TestSite(home)) {
            site.writePump();
            TestPeople people = site.people(site.runtime(), "operator", "qa", "engineer");

            assertThat(people.ask("operator", WRITE).path("phase").asText()).isEqualTo("ACCEPTED");
            for (String user : List.of("qa", "engineer", "admin")) {
                Ferrule refused = people.run(user, WRITE);
                assertThat(refused.exitCode()).as(user).isEqualTo(1);
                assertThat(refused.json().at("/error/code").asText()).as(user).isEqualTo("NOT_AUTHORIZED");
            }
            Ferrule nobody = Ferrule.run(home, withData(site, WRITE));
            assertThat(nobody.exitCode()).isEqualTo(1);
            assertThat(nobody.err()).contains("NOT_AUTHENTICATED").contains("ferrule sign-in");
            Ferrule notAdmin = people.run("operator", "account", "create", "eve", "--name", "Eve", "--role", "ADMIN");
            assertThat(notAdmin.json().at("/error/code").asText()).isEqualTo("NOT_AUTHORIZED");

            Ferrule trail = Ferrule.run(home, "audit", "show", site.data().toString(), "--json");
            for (String user : List.of("qa", "engineer", "admin", "unknown")) {
                assertThat(trail.jsonLines()).as(user).anySatisfy(r -> {
                    assertThat(r.path("phase").asText()).isEqualTo("REFUSED");
                    assertThat(r.path("action").asText()).isEqualTo("WRITE");
                    assertThat(r.path("user").asText()).isEqualTo(user);
                    assertThat(r.path("target").asText()).isEqualTo("pump-1/flow");
                });
            }
            assertThat(trail.jsonLines()).anySatisfy(r -> {
                assertThat(r.path("phase").asText()).isEqualTo("REFUSED");
                assertThat(r.path("action").asText()).isEqualTo("ACCOUNT");
                assertThat(r.path("user").asText()).isEqualTo("operator");
            });
            assertThat(trail.out()).doesNotContain(TestPeople.PASSWORD);
            isIntact(site);
        }
    }

    @Test
    void theFirstSecretIsPrintedAtEachStartUntilItIsUsedAndNeverAgain() throws Exception {
        try (TestSite site = new TestSite(home)) {
            site.writePump();
            Ferrule first = site.runtime();
            String printed = first.await(line -> line.startsWith("{\"firstSecret\""));
            String unused = new ObjectMapper()
                    .readTree(printed)
                    .at("/firstSecret/secret")
                    .asText();
            stop(site, first);

            Ferrule second = site.runtime();
            TestPeople people = site.people(second);
            assertThat(second.out()).doesNotContain(unused);
            Ferrule old = people.signIn("admin", unused + "\n" + TestPeople.PASSWORD + "\n");
            assertThat(old.exitCode()).isEqualTo(1);
            stop(site, second);

            Ferrule third = site.runtime();
            assertThat(third.out()).doesNotContain("firstSecret");
            assertThat(people.run("admin", "whoami").exitCode())
                    .as("a restart ends every session")
                    .isEqualTo(1);
            assertThat(people.signIn("admin", TestPeople.PASSWORD + "\n").exitCode())
                    .isZero();
        }
    }

    @Test
    void wrongPasswordsLockAnAccountUntilAnAdministratorOpensIt() throws Exception {
        try (TestSite site = new TestSite(home)) {
            site.writePump();
            TestPeople people = site.people(site.runtime(), "operator");
            for (int i = 0; i < MANY; i++) {
                assertThat(people.signIn("operator", "a wrong password\n").exitCode())
                        .isEqualTo(1);
            }
            Ferrule locked = people.signIn("operator", TestPeople.PASSWORD + "\n");
            assertThat(locked.exitCode()).isEqualTo(1);
            Ferrule list = Ferrule.run(home.resolve("people").resolve("admin"), withData(site, "account", "list"));
            assertThat(list.out().lines().filter(line -> line.startsWith("operator")))
                    .singleElement(as(STRING))
                    .contains("Name of operator", "OPERATOR")
                    .endsWith("Z");

            people.run("admin", "account", "enable", "operator", "--reason", "it was me");
            Ferrule again = people.signIn("operator", TestPeople.PASSWORD + "\n");
            assertThat(again.exitCode()).as(again.told()).isZero();

            String key = again.json().path("session").asText();
            Ferrule byKey = Ferrule.start(home, Map.of("FERRULE_SESSION", key), withData(site, "whoami"));
            assertThat(byKey.exitCode()).isZero();
            assertThat(byKey.out())
                    .contains("Name of operator (operator), OPERATOR")
                    .doesNotContain(key);
            people.run("operator", "sign-out");
            assertThat(people.run("operator", "whoami").exitCode()).isEqualTo(1);
            isIntact(site);
        }
    }

    @Test
    void whatNeedsASignatureIsDoneOnlyWithOneAndReviewedOnlyByOthers() throws Exception {
        try (TestSite site = new TestSite(home)) {
            site.writePump();
            TestPeople people = site.people(site.runtime(), "operator", "qa");
            people.add("both", "operator,qa");

            JsonNode unsigned = people.ask("operator", "command", "pump-1", "discard", "--reason", "waste");
            assertThat(unsigned.at("/error/code").asText()).isEqualTo("SIGNATURE_REQUIRED");
            String[] discard = {
                "command", "pump-1", "discard", "--reason", "waste", "--sign", "PERFORMED", "--sign-as", "operator"
            };
            Ferrule wrong = people.sign("operator", "not my password", discard);
            assertThat(wrong.exitCode()).isEqualTo(1);
            assertThat(wrong.json().at("/error/code").asText()).isEqualTo("SIGNATURE_REQUIRED");
            JsonNode done =
                    people.sign("operator", TestPeople.PASSWORD, discard).json();
            assertThat(done.path("phase").asText()).as(done.toString()).isEqualTo("SUCCEEDED");
            people.ask("both", WRITE);

            Ferrule trail = Ferrule.run(home, "audit", "show", site.data().toString(), "--json");
            assertThat(trail.jsonLines())
                    .filteredOn(PeopleIT::isSignature)
                    .hasSize(1)
                    .allSatisfy(r -> {
                        assertThat(r.at("/detail/printedName").asText()).isEqualTo("Name of operator");
                        assertThat(r.at("/detail/meaning").asText()).isEqualTo("PERFORMED");
                        assertThat(r.at("/detail/signs.index").asLong())
                                .isEqualTo(done.at("/audit/0").asLong());
                    });
            Ferrule own = people.sign("both", TestPeople.PASSWORD, review("both"));
            assertThat(own.exitCode()).as(own.told()).isEqualTo(1);
            Ferrule other = people.sign("qa", TestPeople.PASSWORD, review("qa"));
            assertThat(other.exitCode()).as(other.told()).isZero();
            isIntact(site);
        }
    }

    private static String[] review(String signer) {
        return new String[] {"audit", "review", "--comment", "as planned", "--sign-as", signer};
    }

    private static boolean isSignature(JsonNode record) {
        return record.path("action").asText().equals("SIGNATURE");
    }

    private void isIntact(TestSite site) throws Exception {
        Ferrule verify = Ferrule.run(home, "audit", "verify", site.data().toString());
        assertThat(verify.exitCode()).as(verify.told()).isZero();
    }

    private void stop(TestSite site, Ferrule runtime) throws Exception {
        Ferrule.run(home, withData(site, "stop"));
        assertThat(runtime.exitCode()).isZero();
    }

    private static String[] withData(TestSite site, String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = site.data().toString();
        return all;
    }
}
