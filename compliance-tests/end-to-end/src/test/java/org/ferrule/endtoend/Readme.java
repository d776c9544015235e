package org.ferrule.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The README's code blocks, so that tests run what people copy. */
final class Readme {
    private static final Path FILE = Path.of("..", "..", "README.md");

    private Readme() {}

    /** The only block of a language. */
    static String block(String language) throws IOException {
        Matcher matcher = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(Files.readString(FILE));
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        if (found.size() != 1) {
            throw new IllegalStateException("README.md has " + found.size() + " blocks of " + language + ", not one");
        }
        return found.get(0);
    }

    /** The words of each line that calls the command, quotes removed. */
    static List<List<String>> commands() throws IOException {
        List<List<String>> commands = new ArrayList<>();
        for (String commented : block("console").lines().toList()) {
            String line = commented.replaceFirst("\\s+#.*$", "");
            Matcher words = Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(line);
            List<String> command = new ArrayList<>();
            while (words.find()) {
                command.add(words.group(1) == null ? words.group(2) : words.group(1));
            }
            if (!command.remove(0).equals("./ferrule")) {
                throw new IllegalStateException("not a call of ./ferrule: " + line);
            }
            commands.add(command);
        }
        return commands;
    }
}
