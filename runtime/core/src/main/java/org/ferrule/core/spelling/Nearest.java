package org.ferrule.core.spelling;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that a person most likely meant. */
public final class Nearest {
    private Nearest() {}

    /** The candidate with the fewest typing mistakes, if it is near enough to be meant. */
    public static Optional<String> to(String word, Collection<String> candidates) {
        Optional<String> best = Optional.empty();
        int fewest = 1 + Math.max(1, word.length() / 3);
        for (String candidate : candidates) {
            int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < fewest) {
                fewest = distance;
                best = Optional.of(candidate);
            }
        }
        return best.or(() -> longer(word, candidates));
    }

    /** People drop the end of a name: {@code stale} for {@code staleAfter}. */
    private static Optional<String> longer(String word, Collection<String> candidates) {
        return word.length() < 3
                ? Optional.empty()
                : candidates.stream()
                        .filter(candidate -> candidate.startsWith(word))
                        .findFirst();
    }

    /** {@code  Did you mean 'x'?} with a leading blank, or nothing. */
    public static String question(String word, Collection<String> candidates) {
        return to(word, candidates).map(best -> " Did you mean '" + best + "'?").orElse("");
    }

    /** {@code Did you mean 'x'? There are: x, y.} */
    public static String hint(String word, Collection<?> candidates) {
        List<String> names = candidates.stream().map(Object::toString).toList();
        String all = names.isEmpty() ? "There are none." : "There are: " + String.join(", ", names) + ".";
        return (question(word, names) + " " + all).strip();
    }

    /** Optimal string alignment: insertions, deletions, replacements and swaps of neighbours. */
    private static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, left, right, i, j);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int step(int[][] cost, String left, String right, int i, int j) {
        boolean isSame = left.charAt(i - 1) == right.charAt(j - 1);
        int best = Math.min(cost[i - 1][j - 1] + (isSame ? 0 : 1), 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean isSwap = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return isSwap ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
