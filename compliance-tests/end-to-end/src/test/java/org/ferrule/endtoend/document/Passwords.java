package org.ferrule.endtoend.document;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a reader types where a password is asked for: one-time secrets as they were shown, then a password of their own. */
final class Passwords {
    private static final String OWN = "seven quiet rivers";
    private static final Pattern SHOWN =
            Pattern.compile("one account, '(\\S+)'.*\\s+(\\S+)|one-time secret of (\\S+), shown this once: (\\S+)");
    private static final Pattern SIGN_IN = Pattern.compile("ferrule sign-in (\\S+)");

    private final Map<String, String> secrets = new HashMap<>();
    private String next = OWN;

    /** Remembers what was shown. */
    void read(String shown) {
        Matcher secret = SHOWN.matcher(shown);
        while (secret.find()) {
            boolean isFirst = secret.group(1) != null;
            secrets.put(secret.group(isFirst ? 1 : 3), secret.group(isFirst ? 2 : 4));
        }
    }

    /** A command is about to be typed. */
    void next(String command) {
        Matcher person = SIGN_IN.matcher(command);
        String secret = person.find() ? secrets.remove(person.group(1)) : null;
        next = secret == null ? OWN : secret;
    }

    /** What to type where this is asked. */
    String answer(String prompt) {
        return prompt.startsWith("New") ? OWN : next;
    }
}
