package org.ferrule.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * People at a site under test. Each has a home directory of their own, and so a session of their own. Accounts and first sessions are
 * made without processes; whoever signs in by the command acts in that session from then on.
 */
final class TestPeople {
    static final String PASSWORD = "seven quiet rivers";

    private final Path homes;
    private final Path data;
    private final Control control;
    private final Map<String, String> sessions = new HashMap<>();

    TestPeople(Path homes, Path data) {
        this.homes = homes;
        this.data = data;
        this.control = new Control(data);
    }

    /** Has the administrator make an account, and signs it in. */
    void add(String user, String... roles) throws Exception {
        ObjectNode account = Control.body().put("user", user).put("printedName", "Name of " + user);
        for (String role : roles) {
            account.withArray("roles").add(role.toUpperCase(Locale.ROOT));
        }
        JsonNode made = control.post(session("admin"), "/accounts", account);
        enter(user, made.path("secret").asText());
    }

    /** Signs in with a one-time secret, and chooses the password. */
    void enter(String user, String secret) throws Exception {
        String session = open(user, secret);
        control.post(
                session,
                "/sessions/current/password",
                Control.body().put("old", secret).put("new", PASSWORD));
    }

    /** Signs in again, after the site's restart has ended the session. */
    void comeBack(String user) throws Exception {
        open(user, PASSWORD);
    }

    private String open(String user, String password) throws Exception {
        JsonNode body = Control.body().put("user", user).put("password", password);
        String session = control.post("", "/sessions", body).path("session").asText();
        sessions.put(user, session);
        return session;
    }

    /** Has somebody do something without a process. */
    JsonNode post(String user, String path, JsonNode body) throws Exception {
        return control.post(session(user), path, body);
    }

    /** Signs in by the command, which keeps the session for those that follow. */
    Ferrule signIn(String user, String input) throws Exception {
        Ferrule signedIn = tell(user, "", input, json("sign-in", user, "--password-stdin"));
        if (signedIn.exitCode() == 0) {
            sessions.remove(user);
        }
        return signedIn;
    }

    /** Runs a command as somebody; prints JSON. */
    Ferrule run(String user, String... arguments) throws Exception {
        return tell(user, session(user), "", json(arguments));
    }

    JsonNode ask(String user, String... arguments) throws Exception {
        return run(user, arguments).json();
    }

    /** Runs a command as somebody who signs: the password is what is read. */
    Ferrule sign(String user, String password, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.add("--password-stdin");
        return tell(user, session(user), password + "\n", json(line.toArray(String[]::new)));
    }

    /** Runs a command as somebody; what it prints for people. */
    String read(String user, String... arguments) throws Exception {
        return tell(user, session(user), "", List.of(arguments)).out();
    }

    private String session(String user) {
        return sessions.getOrDefault(user, "");
    }

    private static List<String> json(String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.add("--json");
        return line;
    }

    private Ferrule tell(String user, String session, String input, List<String> arguments) throws Exception {
        List<String> line = new ArrayList<>(arguments);
        line.addAll(List.of("--data", data.toString()));
        return Ferrule.tell(
                Files.createDirectories(homes.resolve(user)),
                session.isEmpty() ? Map.of() : Map.of("FERRULE_SESSION", session),
                input,
                line.toArray(String[]::new));
    }
}
