package org.ferrule.launcher.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where passwords come from: the terminal, without echo, or standard input. Never from the command line, which others can see. */
final class PasswordInput {
    @Option(
            names = "--password-stdin",
            description = "Take passwords from standard input, a line each, instead of asking on the terminal.")
    private boolean isFromStandardInput;

    private @Nullable BufferedReader lines;

    /** True if there is a person to ask again. */
    boolean isInteractive() {
        return !isFromStandardInput;
    }

    /** Asks for one password; the prompt says which. */
    String ask(String prompt) throws IOException {
        if (isFromStandardInput) {
            return nextLine(prompt);
        }
        char[] typed = terminal().readPassword("%s: ", prompt);
        if (typed == null) {
            throw new IOException("no " + prompt + " was given; nothing was done");
        }
        return new String(typed);
    }

    /** Asks for a new password, on the terminal twice. */
    String askNew() throws IOException {
        String first = ask("New password");
        if (isInteractive() && !first.equals(ask("New password again"))) {
            throw new IOException("the two were not the same; the password was not changed. Try again.");
        }
        return first;
    }

    /** Asks for something that may be seen; there is nobody to ask when standard input holds the passwords. */
    String askOpenly(String prompt, String optionInstead) throws IOException {
        if (isFromStandardInput) {
            throw new IOException("with --password-stdin, give " + optionInstead);
        }
        String typed = terminal().readLine("%s: ", prompt);
        return typed == null ? "" : typed.strip();
    }

    private String nextLine(String wanted) throws IOException {
        if (lines == null) {
            lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        }
        String line = lines.readLine();
        if (line == null) {
            throw new IOException("standard input has no line for: " + wanted);
        }
        return line;
    }

    /** Since Java 22 there would be a console without a terminal too, unless the script asked for the one of java.base. */
    @SuppressWarnings("SystemConsoleNull")
    private static Console terminal() throws IOException {
        Console console = System.console();
        if (console == null) {
            throw new IOException("there is no terminal to ask for a password on; use --password-stdin");
        }
        return console;
    }
}
