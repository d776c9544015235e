package org.ferrule.architecture.readme;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.api.model.Range;
import org.ferrule.api.model.Value;
import org.ferrule.api.model.ValueType;

/** Words and tables as the READMEs write them. */
final class Markdown {
    static final String NOTHING = "-";

    private Markdown() {}

    /** A table; nothing if it has no rows. */
    static String table(List<String> head, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        String rule = head.stream().map(cell -> "---").collect(Collectors.joining("|", "|", "|\n"));
        return row(head) + rule + rows.stream().map(Markdown::row).collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|").replace('\n', ' ').strip())
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    static String code(String text) {
        return text.isEmpty() ? NOTHING : "`" + text + "`";
    }

    static String orNothing(String text) {
        return text.isEmpty() ? NOTHING : text;
    }

    /** Type, unit and allowed values, for example {@code REAL, Cel, [4, 45]}. */
    static String domain(ValueDomain domain, String range) {
        String unit = domain.unit().isEmpty() ? "" : ", `" + domain.unit() + "`";
        String names = domain.values().isEmpty()
                ? ""
                : ": " + String.join(", ", domain.values().values());
        return domain.type() + unit + names + (range.isEmpty() ? "" : ", " + range);
    }

    /** The range of what may be written or passed; durations with their unit. */
    static String range(ValueDomain domain) {
        return domain.range().map(range -> range(domain.type(), range)).orElse("");
    }

    private static String range(ValueType type, Range range) {
        return switch (type) {
            case DURATION -> seconds(range.low()) + " to " + seconds(range.high());
            case TEXT -> plain(range.low()) + " to " + plain(range.high()) + " characters";
            default -> range.toString();
        };
    }

    private static String plain(double number) {
        return Long.toString(Math.round(number));
    }

    private static String seconds(double seconds) {
        return duration(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    static String value(Value value) {
        return value instanceof Value.Span span ? duration(span.value()) : value.text();
    }

    /** In the largest unit that gives a whole number, as descriptors write it. */
    static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1000 != 0) {
            return millis + " ms";
        }
        long seconds = millis / 1000;
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + " s";
        }
        return seconds % 3600 == 0 ? seconds / 3600 + " h" : seconds / 60 + " min";
    }
}
