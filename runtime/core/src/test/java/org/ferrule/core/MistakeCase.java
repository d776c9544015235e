package org.ferrule.core;

import java.util.ArrayList;
import java.util.List;

/**
 * One wrong file and the messages that it gets.
 *
 * @param base the right file that it is made from
 * @param isFormal whether the JSON Schema sees the mistake too
 * @param old piece that is replaced
 * @param replacement what stands there instead
 * @param messages one a line
 */
public record MistakeCase(String base, boolean isFormal, String old, String replacement, String messages) {
    /** All cases of a resource, whose first lines say how it is written. */
    public static List<MistakeCase> all(String resource) {
        List<MistakeCase> cases = new ArrayList<>();
        for (String block : Resources.text(resource).split("(?m)^--- ", -1)) {
            if (!block.startsWith("#")) {
                cases.add(parse(block.strip().split("\n", -1)));
            }
        }
        return cases;
    }

    /** The wrong file. */
    public String file() {
        return Resources.with(base, old, replacement);
    }

    @Override
    public String toString() {
        return base + ": " + replacement;
    }

    private static MistakeCase parse(String[] lines) {
        String[] head = lines[0].split(" ", -1);
        List<String> messages = new ArrayList<>();
        for (int i = 3; i < lines.length; i++) {
            messages.add(text(lines[i]));
        }
        return new MistakeCase(
                head[0], head[1].equals("form"), text(lines[1]), text(lines[2]), String.join("\n", messages));
    }

    private static String text(String line) {
        return line.length() < 2 ? "" : line.substring(2).replace("\\n", "\n");
    }
}
