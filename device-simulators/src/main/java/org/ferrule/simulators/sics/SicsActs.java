package org.ferrule.simulators.sics;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.ferrule.simulators.witness.Acts;

/** Remembers what asks a balance to change something: every command but the known questions. Called by the line's thread only. */
final class SicsActs {

    private static final Set<String> QUESTIONS = Set.of("I0", "I1", "I2", "I3", "I4", "S", "SI", "SIR", "SC");
    private static final Pattern REFUSAL = Pattern.compile("E[STL]|\\S+ [IL+-]");

    private final Acts acts;
    private Optional<Acts.Entry> present = Optional.empty();

    SicsActs(Acts acts) {
        this.acts = acts;
    }

    /** Remembers a command that cannot be taken now. */
    void refused(String[] words) {
        of(words).ifPresent(Acts.Entry::refuse);
    }

    /** Remembers a command, whose answers follow. */
    void begun(String[] words) {
        present = of(words);
    }

    /** Looks at an answer to the present command. */
    void answered(String answer) {
        if (REFUSAL.matcher(answer).matches()) {
            abandoned();
        }
    }

    /** Notes that the present command comes to nothing. */
    void abandoned() {
        present.ifPresent(Acts.Entry::refuse);
        present = Optional.empty();
    }

    private Optional<Acts.Entry> of(String[] words) {
        boolean isQuestion =
                QUESTIONS.contains(words[0]) || words[0].isEmpty() || (words[0].equals("TA") && words.length == 1);
        return isQuestion
                ? Optional.empty()
                : Optional.of(acts.asked(
                        "send " + words[0],
                        String.join(" ", Arrays.asList(words).subList(1, words.length))));
    }
}
