package org.ferrule.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** People at a site under test. Each has a home directory of their own, and so a session of their own. */
final class TestPeople {
    static final String PASSWORD = "seven quiet rivers";

    private final Path homes;
    private final Path data;

    TestPeople(Path homes, Path data) {
        this.homes = homes;
        this.data = data;
    }

    /** Has the administrator make an account, and signs it in. */
    void add(String user, String roles) throws Exception {
        Ferrule made = run("admin", "account", "create", user, "--name", "Name of " + user, "--role", roles);
        assertThat(made.exitCode()).as(made.told()).isZero();
        enter(user, made.json().path("secret").asText());
    }

    /** Signs in with a one-time secret, which takes a new password. */
    void enter(String user, String secret) throws Exception {
        Ferrule signedIn = signIn(user, secret + "\n" + PASSWORD + "\n");
        assertThat(signedIn.exitCode()).as(signedIn.told()).isZero();
    }

    /** Signs in with a password. */
    Ferrule signIn(String user, String input) throws Exception {
        return tell(user, input, "sign-in", user, "--password-stdin");
    }

    /** Runs a command as somebody; prints JSON. */
    Ferrule run(String user, String... arguments) throws Exception {
        return tell(user, "", arguments);
    }

    JsonNode ask(String user, String... arguments) throws Exception {
        return run(user, arguments).json();
    }

    /** Runs a command as somebody who signs: the password is what is read. */
    Ferrule sign(String user, String password, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.add("--password-stdin");
        return tell(user, password + "\n", line.toArray(String[]::new));
    }

    private Ferrule tell(String user, String input, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--data", data.toString(), "--json"));
        return Ferrule.tell(Files.createDirectories(homes.resolve(user)), input, line.toArray(String[]::new));
    }
}
