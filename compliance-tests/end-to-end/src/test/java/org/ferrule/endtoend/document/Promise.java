package org.ferrule.endtoend.document;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether a terminal has shown what a document says, line by line and in order; lines between do no harm. */
final class Promise {
    private static final String ANYTHING = "...";

    private Promise() {}

    /** The first promised line that was not shown. */
    static Optional<String> broken(List<String> promised, List<String> shown) {
        int at = 0;
        for (String line : promised) {
            if (line.isEmpty() || line.equals(ANYTHING)) {
                continue;
            }
            Pattern wanted = pattern(line);
            while (at < shown.size() && !wanted.matcher(shown.get(at).strip()).matches()) {
                at++;
            }
            if (at++ >= shown.size()) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    /** Runs of blanks are alike, because columns are as wide as what is in them. */
    private static Pattern pattern(String line) {
        return Pattern.compile(Arrays.stream(line.split(Pattern.quote(ANYTHING), -1))
                .map(part -> Arrays.stream(part.split("\\s+", -1))
                        .map(word -> word.isEmpty() ? "" : Pattern.quote(word))
                        .collect(Collectors.joining("\\s+")))
                .collect(Collectors.joining(".*")));
    }
}
