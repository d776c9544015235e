package org.ferrule.endtoend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person answers when the README's commands ask: one-time secrets as they were shown, and a password of their own. */
final class Dialogue {
    private static final Pattern FIRST = Pattern.compile("one account, '(\\S+)'.*\\s+(\\S+)");
    private static final Pattern CREATED = Pattern.compile("one-time secret of (\\S+), shown this once: (\\S+)");

    private final Map<String, String> secrets = new HashMap<>();

    /** Begins with what the first start has printed. */
    Dialogue(String firstStart) {
        remember(FIRST.matcher(firstStart));
    }

    /** Reads what a command has printed. */
    void read(String printed) {
        remember(CREATED.matcher(printed));
    }

    private void remember(Matcher shown) {
        while (shown.find()) {
            secrets.put(shown.group(1), shown.group(2));
        }
    }

    /** What is typed after a command was given, without a terminal to type it on. */
    String typed(List<String> command) {
        if (command.get(0).equals("sign-in")) {
            String secret = secrets.get(command.get(1));
            return secret == null ? TestPeople.PASSWORD + "\n" : secret + "\n" + TestPeople.PASSWORD + "\n";
        }
        return isSigned(command) ? TestPeople.PASSWORD + "\n" : "";
    }

    String[] arguments(List<String> command) {
        List<String> line = new ArrayList<>(command);
        if (command.get(0).equals("sign-in") || isSigned(command)) {
            line.add("--password-stdin");
        }
        return line.toArray(String[]::new);
    }

    private static boolean isSigned(List<String> command) {
        return command.contains("--sign-as");
    }
}
