package org.ferrule.core.governor;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** Turns a misspelt name into a hint. */
final class NearestName {
    private NearestName() {}

    /** {@code Did you mean 'x'? There are: x, y.} */
    static String hint(String wrong, Collection<?> names) {
        if (names.isEmpty()) {
            return "There are none.";
        }
        String all = names.stream().map(Object::toString).collect(Collectors.joining(", "));
        int near = Math.max(2, wrong.length() / 3);
        return names.stream()
                .map(Object::toString)
                .filter(name -> distance(wrong, name) <= near)
                .min(Comparator.comparingInt(name -> distance(wrong, name)))
                .map(name -> "Did you mean '" + name + "'? There are: " + all + ".")
                .orElse("There are: " + all + ".");
    }

    /** Levenshtein's distance, case ignored. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
