package org.ferrule.endtoend.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ferrule.endtoend.document.Step.Outcome;

/**
 * The steps of a document. A block {@code console} is typed: a line that begins with {@code $ } is a command, a backslash at its end
 * continues it, {@code # refused} behind it says that it must not succeed, {@code # until ...} that it is typed until it does, and the lines below are what it shows. A line {@code ^C} is that key.
 * {@code console NAME} is another terminal, whose last command may go on running. A block after a paragraph that ends with a file's name in backticks and a colon is that file's content. {@code console not tested: WHY} is not typed.
 */
final class Transcript {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```([^\\n]*)\\n(.*?)^```\\s*$");
    private static final Pattern FILE = Pattern.compile("`([^`\\s]+)`:\\s*\\z");
    private static final String NOT_TESTED = "not tested: ";
    private static final String COMMAND = "$ ";
    private static final String COMMENT = "\\s+# .*$";
    private static final String INTERRUPT = "^C";

    private Transcript() {}

    static List<Step> of(Path document) throws IOException {
        String text = Files.readString(document);
        String name = String.valueOf(document.getFileName());
        List<Step> steps = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(text);
        int behind = 0;
        while (blocks.find()) {
            int line = (int) text.substring(0, blocks.start()).lines().count() + 1;
            String language = blocks.group(1).strip();
            String before = text.substring(behind, blocks.start()).stripTrailing();
            behind = blocks.end();
            Matcher file = FILE.matcher(before);
            if (language.equals("console") || language.startsWith("console ")) {
                String terminal = language.substring("console".length()).strip();
                if (!terminal.startsWith(NOT_TESTED)) {
                    steps.addAll(commands(name, line, terminal, blocks.group(2)));
                }
            } else if (file.find()) {
                steps.add(new Step.WriteFile(name + ":" + line, file.group(1), blocks.group(2)));
            }
        }
        return steps;
    }

    private static List<Step> commands(String document, int blockLine, String terminal, String block) {
        List<Step> steps = new ArrayList<>();
        List<String> lines = block.lines().toList();
        int i = 0;
        while (i < lines.size()) {
            String place = document + ":" + (blockLine + 1 + i);
            if (lines.get(i).equals(INTERRUPT)) {
                steps.add(new Step.Interrupt(place, terminal));
                i++;
                continue;
            }
            if (!lines.get(i).startsWith(COMMAND)) {
                throw new IllegalStateException(
                        place + ": a block of a console begins with a command, not with '" + lines.get(i) + "'");
            }
            StringBuilder typed = new StringBuilder(lines.get(i++).substring(COMMAND.length()));
            while (typed.toString().endsWith("\\")) {
                typed.setLength(typed.length() - 1);
                typed.append(lines.get(i++).strip());
            }
            List<String> promised = new ArrayList<>();
            while (i < lines.size()
                    && !lines.get(i).startsWith(COMMAND)
                    && !lines.get(i).equals(INTERRUPT)) {
                promised.add(lines.get(i++).strip());
            }
            String command = typed.toString().replaceFirst(COMMENT, "");
            steps.add(new Step.Type(place, terminal, command, outcome(typed.toString()), List.copyOf(promised)));
        }
        return steps;
    }

    private static Outcome outcome(String typed) {
        if (typed.endsWith("# refused")) {
            return Outcome.REFUSED;
        }
        return typed.contains("# until ") ? Outcome.IN_THE_END : Outcome.DONE;
    }
}
