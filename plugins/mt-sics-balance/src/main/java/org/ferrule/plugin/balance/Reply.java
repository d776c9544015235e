package org.ferrule.plugin.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the balance.
 *
 * @param line as it came
 * @param command which command it answers; {@code ES}, {@code ET} or {@code EL} for one that it could not take
 * @param status the word after it, or empty
 * @param fields the other words; what was in quotation marks is one word
 */
record Reply(String line, String command, String status, List<String> fields) {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Set<String> REFUSALS = Set.of("ES", "ET", "EL");

    static Reply of(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return new Reply(
                line,
                words.isEmpty() ? "" : words.get(0),
                words.size() < 2 ? "" : words.get(1),
                words.size() < 3 ? List.of() : List.copyOf(words.subList(2, words.size())));
    }

    boolean answers(String echo) {
        return command.equals(echo) || isRefusal();
    }

    /** The balance could not make sense of what it heard; says not of what. */
    boolean isRefusal() {
        return REFUSALS.contains(command) && status.isEmpty();
    }

    /** Code for messages: command and status. */
    String code() {
        return (command + " " + status).strip();
    }
}
