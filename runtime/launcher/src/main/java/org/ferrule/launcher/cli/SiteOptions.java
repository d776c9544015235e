package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.launcher.client.ControlClient;
import org.ferrule.launcher.client.KeptSessions;
import org.ferrule.launcher.client.NoSiteException;
import org.ferrule.launcher.client.RunningSites;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command that talks to a running site understands. */
final class SiteOptions {
    /** Hands a session key to programs that do not sign in themselves. */
    static final String SESSION_VARIABLE = "FERRULE_SESSION";

    private static final String SIGN_IN = System.lineSeparator() + "Sign in with: ferrule sign-in USER";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data directory of the running site; needed only if this account runs several.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print JSON.")
    private boolean isJson;

    boolean isJson() {
        return isJson;
    }

    /** Talks to the site on behalf of whoever has signed in. */
    ControlClient connect() throws NoSiteException, IOException {
        return connectTo(dataDirectory());
    }

    /** Talks to the site with this data directory on behalf of whoever has signed in. */
    ControlClient connectTo(Path directory) throws NoSiteException, IOException {
        ControlClient nobody = ControlClient.of(directory, "cli");
        String given = System.getenv(SESSION_VARIABLE);
        return nobody.as(
                given == null ? KeptSessions.ofAccount().find(nobody.data()).orElse("") : given.strip());
    }

    /** Talks to the site on behalf of nobody: to read, and to sign in. */
    ControlClient connectAsNobody() throws NoSiteException, IOException {
        return ControlClient.of(dataDirectory(), "cli");
    }

    Path dataDirectory() throws NoSiteException, IOException {
        if (data != null) {
            return data;
        }
        List<Path> running = RunningSites.ofAccount().list();
        if (running.size() == 1) {
            return running.get(0);
        }
        throw new NoSiteException(
                running.isEmpty()
                        ? "no site is running. Start one with 'ferrule run SITE_DIR' or 'ferrule demo'."
                        : "several sites are running; choose one with --data: " + running);
    }

    /** Asks for something and prints it, as JSON or as people read it; a problem goes to the error stream. */
    int show(ControlClient.Answer answer, Function<JsonNode, String> words) {
        if (!answer.isSuccess()) {
            return refuse(answer, isSignInNeeded(answer) ? SIGN_IN : "");
        }
        print(isJson ? answer.body().toPrettyString() : words.apply(answer.body()));
        return 0;
    }

    /** Prints why something was refused. */
    int refuse(ControlClient.Answer answer, String remedy) {
        if (isJson) {
            print(answer.body().toPrettyString());
        } else {
            error(Words.error(answer.body()) + remedy);
        }
        return FerruleCommand.FAILED;
    }

    private static boolean isSignInNeeded(ControlClient.Answer answer) {
        JsonNode error = answer.body().path("error");
        return error.path("code").asText().equals(ErrorCode.NOT_AUTHENTICATED.name())
                && !error.path("message").asText().contains("ferrule sign-in");
    }

    /** Says something that is no part of the answer. */
    void note(String text) {
        spec().commandLine().getErr().println(text);
    }

    void print(String text) {
        if (!text.isEmpty()) {
            spec().commandLine().getOut().println(text);
            spec().commandLine().getOut().flush();
        }
    }

    void error(String text) {
        spec().commandLine()
                .getErr()
                .println(spec().commandLine().getColorScheme().errorText(text));
    }

    private CommandSpec spec() {
        if (command == null) {
            throw new IllegalStateException("options are used outside a command");
        }
        return command;
    }
}
