package org.ferrule.simulators.fault;

import java.util.List;
import java.util.Locale;

/**
 * What a command looks like. Small words are meant as they stand, large ones stand for a value; bars part choices; a word in
 * brackets may be left out; dots take everything to the end.
 *
 * @param text such as {@code panel set N VALUE} or {@code exception CODE|off}
 */
record Usage(String text) {

    boolean matches(List<String> words) {
        List<String> parts = parts();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            boolean isOptional = part.startsWith("[");
            if (i >= words.size()) {
                if (!isOptional) {
                    return false;
                }
            } else if (part.endsWith("...")) {
                return true;
            } else if (!allows(part, i == 0 ? words.get(i).toLowerCase(Locale.ROOT) : words.get(i))) {
                return false;
            }
        }
        return words.size() <= parts.size();
    }

    /** The first of the choices of the last word. */
    String firstChoice() {
        List<String> parts = parts();
        return choices(parts.get(parts.size() - 1)).get(0);
    }

    private List<String> parts() {
        return List.of(text.split(" ", -1));
    }

    private static boolean allows(String part, String word) {
        return choices(part).stream().anyMatch(choice -> choice.equals(word) || (isValue(choice) && !word.isEmpty()));
    }

    private static List<String> choices(String part) {
        return List.of(part.replaceAll("[\\[\\]]", "").split("\\|", -1));
    }

    private static boolean isValue(String choice) {
        return choice.matches("[A-Z_]+");
    }
}
