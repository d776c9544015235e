package org.ferrule.conformance.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ferrule.audit.export.VisibleText;
import org.ferrule.conformance.result.CheckResult;
import org.jspecify.annotations.Nullable;

/** What one wire carried, for a person to read: each event at its time of day, under the check in which it happened. */
final class WireTrace {
    /** A file that a person can open: the beginning and the end of what is longer. */
    private static final int MOST_CHARACTERS = 2 << 20;

    private static final int LONGEST_LINE = 4_096;
    private static final Pattern BEGAN = Pattern.compile("# began (\\S+)");
    private static final Pattern EVENT = Pattern.compile("(\\d{1,9}\\.\\d{6}) (#\\d.*)");
    private static final String LEGEND = """
            # One event a line: time (UTC), connection, what happened, bytes in hexadecimal as they passed the wire.
            # > to the device   < from the device   x lost on the way   + opened   - closed   ! disturbed on purpose
            """;

    private final StringBuilder head = new StringBuilder();
    private final Deque<String> tail = new ArrayDeque<>();
    private final Deque<CheckResult> checks;
    private long tailCharacters;
    private long leftOut;

    private WireTrace(List<CheckResult> checks) {
        this.checks = new ArrayDeque<>(checks);
    }

    /**
     * Reads a wire's log.
     *
     * @param checks of the run, in order
     */
    static String of(String name, Path log, List<CheckResult> checks) throws IOException {
        WireTrace trace = new WireTrace(checks);
        // What was cut off in the middle of a line, when a device was killed, is still worth filing.
        try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
            Instant began = began(lines.readLine()).orElse(Instant.EPOCH);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                trace.take(began, line);
            }
        }
        return "# What passed on the wire of " + name + ".\n" + LEGEND + trace;
    }

    private static Optional<Instant> began(@Nullable String line) {
        Matcher first = BEGAN.matcher(line == null ? "" : line);
        return first.matches() ? Optional.of(Instant.parse(first.group(1))) : Optional.empty();
    }

    private void take(Instant began, String line) {
        Matcher event = EVENT.matcher(line);
        if (!event.matches()) {
            add("? " + line);
            return;
        }
        Instant at = began.plus(Duration.ofNanos(Math.round(Double.parseDouble(event.group(1)) * 1e9)));
        CheckResult current = null;
        while (!checks.isEmpty() && !checks.element().began().isAfter(at)) {
            current = checks.remove();
        }
        if (current != null) {
            add("## " + current.began() + " " + current.name());
        }
        add(at + " " + event.group(2));
    }

    private void add(String whole) {
        String plain = VisibleText.plain(whole);
        String line = plain.length() <= LONGEST_LINE
                ? plain
                : plain.substring(0, LONGEST_LINE) + " ... and " + (plain.length() - LONGEST_LINE) + " characters more";
        if (tail.isEmpty() && head.length() + line.length() < MOST_CHARACTERS / 2) {
            head.append(line).append('\n');
            return;
        }
        tail.addLast(line);
        tailCharacters += line.length() + 1;
        while (tailCharacters > MOST_CHARACTERS / 2) {
            tailCharacters -= tail.removeFirst().length() + 1;
            leftOut++;
        }
    }

    @Override
    public String toString() {
        StringBuilder all = new StringBuilder(head);
        if (leftOut > 0) {
            all.append("# ").append(leftOut).append(" lines are left out here.\n");
        }
        tail.forEach(line -> all.append(line).append('\n'));
        return all.toString();
    }
}
