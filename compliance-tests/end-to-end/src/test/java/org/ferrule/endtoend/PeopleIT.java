package org.ferrule.endtoend;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who may do what, over the command line, and what the trail says about it. One site serves all tests; whoever is locked out or
 * signs is added by the test that needs it.
 */
class PeopleIT {
    /** As many as an account stands. */
    private static final int MANY = 5;

    private static final String[] WRITE = {"write", "pump-1", "flow", "12.5", "--reason", "test"};

    @TempDir
    private static Path home;

    private static TestSite site;
    private static TestPeople people;

    @BeforeAll
    static void runASite() throws Exception {
        site = new TestSite(home);
        site.writePump();
        people = site.people(site.runtime(), "operator", "qa", "engineer");
    }

    @AfterAll
    static void end() {
        site.close();
    }

    @Test
    void rolesDecideWhoMayActAndEveryAttemptIsInTheTrail() throws Exception {
        assertThat(people.ask("operator", WRITE).path("phase").asText()).isEqualTo("ACCEPTED");
        for (String user : List.of("qa", "engineer", "admin")) {
            Ferrule refused = people.run(user, WRITE);
            assertThat(refused.exitCode()).as(user).isEqualTo(1);
            assertThat(refused.json().at("/error/code").asText()).as(user).isEqualTo("NOT_AUTHORIZED");
        }
        Ferrule nobody = Ferrule.run(home, withData(WRITE));
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
        isIntact();
    }

    @Test
    void wrongPasswordsLockAnAccountUntilAnAdministratorOpensIt() throws Exception {
        people.add("forgetful", "operator");
        for (int i = 0; i < MANY; i++) {
            assertThat(people.signIn("forgetful", "a wrong password\n").exitCode())
                    .isEqualTo(1);
        }
        Ferrule locked = people.signIn("forgetful", TestPeople.PASSWORD + "\n");
        assertThat(locked.exitCode()).isEqualTo(1);
        String list = people.read("admin", "account", "list");
        assertThat(list.lines().filter(line -> line.startsWith("forgetful")))
                .singleElement(as(STRING))
                .contains("Name of forgetful", "OPERATOR")
                .endsWith("Z");

        people.run("admin", "account", "enable", "forgetful", "--reason", "it was me");
        Ferrule again = people.signIn("forgetful", TestPeople.PASSWORD + "\n");
        assertThat(again.exitCode()).as(again.told()).isZero();

        String key = again.json().path("session").asText();
        Ferrule byKey = Ferrule.start(home, Map.of("FERRULE_SESSION", key), withData("whoami"));
        assertThat(byKey.exitCode()).isZero();
        assertThat(byKey.out())
                .contains("Name of forgetful (forgetful), OPERATOR")
                .doesNotContain(key);
        people.run("forgetful", "sign-out");
        assertThat(people.run("forgetful", "whoami").exitCode()).isEqualTo(1);
        isIntact();
    }

    @Test
    void whatNeedsASignatureIsDoneOnlyWithOneAndReviewedOnlyByOthers() throws Exception {
        people.add("both", "operator", "qa");
        people.add("reviewer", "qa");

        JsonNode unsigned = people.ask("operator", "command", "pump-1", "discard", "--reason", "waste");
        assertThat(unsigned.at("/error/code").asText()).isEqualTo("SIGNATURE_REQUIRED");
        String[] discard = {
            "command", "pump-1", "discard", "--reason", "waste", "--sign", "PERFORMED", "--sign-as", "operator"
        };
        Ferrule wrong = people.sign("operator", "not my password", discard);
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.json().at("/error/code").asText()).isEqualTo("SIGNATURE_REQUIRED");
        JsonNode done = people.sign("operator", TestPeople.PASSWORD, discard).json();
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
        Ferrule other = people.sign("reviewer", TestPeople.PASSWORD, review("reviewer"));
        assertThat(other.exitCode()).as(other.told()).isZero();
        isIntact();
    }

    private static String[] review(String signer) {
        return new String[] {"audit", "review", "--comment", "as planned", "--sign-as", signer};
    }

    private static boolean isSignature(JsonNode record) {
        return record.path("action").asText().equals("SIGNATURE");
    }

    private static void isIntact() throws Exception {
        Ferrule verify = Ferrule.run(home, "audit", "verify", site.data().toString());
        assertThat(verify.exitCode()).as(verify.told()).isZero();
    }

    private static String[] withData(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = site.data().toString();
        return all;
    }
}
