package org.ferrule.simulators.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads scenario files: {@code at TIME: DEVICE COMMAND}, one a line; {@code #} begins a comment. */
public final class ScenarioReader {

    private static final Pattern LINE = Pattern.compile("at\\s+([^:]+):\\s*(\\S+)\\s+(\\S.*)");
    private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(d|h|min|s)\\s*");
    private static final Map<String, Integer> SECONDS = Map.of("d", 86_400, "h", 3_600, "min", 60, "s", 1);

    private ScenarioReader() {}

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if a line is not understood; the message names every such line
     */
    public static Scenario read(Path file) throws IOException {
        return read(file.getFileName().toString(), Files.readAllLines(file, StandardCharsets.UTF_8));
    }

    /** Reads lines; the name is for messages. */
    static Scenario read(String name, List<String> lines) {
        List<Scenario.Step> steps = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        int number = 0;
        for (String line : lines) {
            number++;
            String place = name + ":" + number;
            String text = line.replaceFirst("(^|\\s)#.*", "").strip();
            if (!text.isEmpty()) {
                step(place, text, steps, mistakes);
            }
        }
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), mistakes));
        }
        return new Scenario(steps);
    }

    private static void step(String place, String text, List<Scenario.Step> steps, List<String> mistakes) {
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
            mistakes.add(place + "  '" + text + "' is not understood. Write 'at TIME: DEVICE COMMAND', such as"
                    + " 'at 2 d 4 h: arc-ph stuck on' or 'at 90 min: arc-ph/wire delay 500'.");
            return;
        }
        OptionalDouble at = seconds(line.group(1).strip());
        if (at.isEmpty()) {
            mistakes.add(place + "  '" + line.group(1).strip()
                    + "' is no time. Write numbers with d, h, min or s, such as '2 d 4 h' or '90 s'.");
            return;
        }
        steps.add(new Scenario.Step(place, at.getAsDouble(), line.group(2), line.group(3)));
    }

    /** Reads a span of simulated time such as {@code 2 d 4 h}; empty if it is none. */
    public static OptionalDouble seconds(String text) {
        Matcher part = TIME.matcher(text);
        double sum = 0;
        int end = 0;
        while (part.lookingAt()) {
            sum += Double.parseDouble(part.group(1)) * SECONDS.getOrDefault(part.group(2), 0);
            end = part.end();
            part.region(end, text.length());
        }
        return end == text.length() && end > 0 ? OptionalDouble.of(sum) : OptionalDouble.empty();
    }
}
