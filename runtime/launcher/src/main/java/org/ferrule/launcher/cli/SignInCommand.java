package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ferrule.launcher.client.ControlClient;
import org.ferrule.launcher.client.ControlClient.Answer;
import org.ferrule.launcher.client.KeptSessions;
import org.ferrule.launcher.client.NoSiteException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Signs a person in and keeps the session for the commands that follow. */
@Command(
        name = "sign-in",
        mixinStandardHelpOptions = true,
        description = "Sign in to the running site; the commands that follow act for you until the session ends.",
        footer = {
            "",
            "A password that must be changed is changed in the same dialogue; with --password-stdin the new one is the",
            "second line. With --json the answer holds the session key; FERRULE_SESSION hands one to other programs."
        })
final class SignInCommand implements Callable<Integer> {
    /** A person who cannot think of a good one should not be asked without end. */
    private static final int TRIES = 3;

    @Mixin
    private SiteOptions site = new SiteOptions();

    @Mixin
    private PasswordInput passwords = new PasswordInput();

    @Parameters(arity = "0..1", paramLabel = "USER", description = "Your user id; asked for if it is not given.")
    private String user = "";

    @Override
    public Integer call() throws Exception {
        ControlClient nobody = site.connectAsNobody();
        String who = user.isEmpty() ? passwords.askOpenly("User", "the user on the command line") : user;
        String password = passwords.ask("Password");
        ObjectNode shown =
                JsonNodeFactory.instance.objectNode().put("user", who).put("password", password);
        Answer answer = nobody.send("POST", "/api/v1/sessions", shown);
        if (!answer.isSuccess()) {
            return site.refuse(answer, "");
        }
        String key = answer.body().path("session").asText();
        ControlClient person = nobody.as(key);
        if (answer.body().path("mustChangePassword").asBoolean()) {
            Answer changed = changeOrLeave(person, password);
            if (!changed.isSuccess()) {
                return site.refuse(changed, "");
            }
            answer = withKey(person.get(SignOutCommand.CURRENT), key);
        }
        return keep(person.data(), key, answer);
    }

    private int keep(Path data, String key, Answer answer) throws IOException {
        KeptSessions.ofAccount().keep(data, key);
        if (System.getenv(SiteOptions.SESSION_VARIABLE) != null) {
            site.error("FERRULE_SESSION is set and comes before this sign-in; unset it to act as the person below");
        }
        return site.show(answer, body -> "signed in as " + Words.person(body));
    }

    /** A session in which the password was not changed is of no use; it is not left open. */
    private Answer changeOrLeave(ControlClient person, String old) throws NoSiteException, IOException {
        boolean isChanged = false;
        try {
            Answer changed = change(person, old);
            isChanged = changed.isSuccess();
            return changed;
        } finally {
            if (!isChanged) {
                person.send("DELETE", SignOutCommand.CURRENT, JsonNodeFactory.instance.objectNode());
            }
        }
    }

    private Answer change(ControlClient person, String old) throws NoSiteException, IOException {
        site.note("The password must be changed now.");
        for (int left = TRIES - 1; ; left--) {
            Answer changed = PasswordCommand.change(person, old, passwords.askNew());
            if (changed.isSuccess() || !passwords.isInteractive() || left == 0) {
                return changed;
            }
            site.error(Words.error(changed.body()));
        }
    }

    private static Answer withKey(Answer answer, String key) {
        JsonNode body = answer.body();
        if (body instanceof ObjectNode object) {
            object.put("session", key);
        }
        return answer;
    }
}
