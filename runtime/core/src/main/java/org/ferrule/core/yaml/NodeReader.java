package org.ferrule.core.yaml;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.ferrule.api.model.Range;
import org.ferrule.core.spelling.Nearest;

/** Reads single nodes as values of a type. What does not fit is noted as a mistake and comes back empty. */
public final class NodeReader {
    private static final Pattern INTEGER = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?) (ms|s|min|h)");
    private static final Map<String, Integer> MILLIS = Map.of("ms", 1, "s", 1000, "min", 60_000, "h", 3_600_000);

    private final Mistakes mistakes;

    /** Reads nodes of one file, noting mistakes there. */
    public NodeReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** Where mistakes are noted. */
    public Mistakes mistakes() {
        return mistakes;
    }

    /** Any single value that is not nothing, as it was written. */
    public Optional<String> text(ConfigNode node) {
        if (node instanceof ConfigNode.Scalar scalar && !scalar.isNothing()) {
            return Optional.of(scalar.text());
        }
        return wrong(node, "must be a text, but is " + node.describe() + ".");
    }

    /** A whole number. */
    public Optional<Long> integer(ConfigNode node) {
        Optional<String> text = plain(node, INTEGER);
        try {
            return text.isPresent()
                    ? text.map(Long::valueOf)
                    : wrong(node, "must be a whole number, but is " + describe(node) + ".");
        } catch (NumberFormatException e) {
            return wrong(node, "must be a whole number of at most 64 bit, but is " + node.describe() + ".");
        }
    }

    /** A finite number. */
    public Optional<Double> real(ConfigNode node) {
        Optional<Double> number = plain(node, NUMBER).map(Double::valueOf).filter(Double::isFinite);
        return number.isPresent() ? number : wrong(node, "must be a number, but is " + describe(node) + ".");
    }

    /** {@code true} or {@code false}. */
    public Optional<Boolean> bool(ConfigNode node) {
        if (node instanceof ConfigNode.Scalar scalar && scalar.isPlain()) {
            if (scalar.text().equals("true") || scalar.text().equals("false")) {
                return Optional.of(Boolean.valueOf(scalar.text()));
            }
        }
        return wrong(node, "must be true or false, but is " + describe(node) + ".");
    }

    /** A length of time such as {@code 500 ms}. */
    public Optional<Duration> duration(ConfigNode node) {
        if (node instanceof ConfigNode.Scalar scalar) {
            Matcher matcher = DURATION.matcher(scalar.text());
            if (matcher.matches()) {
                double millis = Double.parseDouble(matcher.group(1)) * MILLIS.getOrDefault(matcher.group(2), 1);
                return Optional.of(Duration.ofNanos(Math.round(millis * 1e6)));
            }
        }
        return wrong(
                node,
                "must be a length of time, but is " + node.describe()
                        + ". Write a number, a space and ms, s, min or h, for example 5 s.");
    }

    /** {@code [low, high]} of numbers. */
    public Optional<Range> range(ConfigNode node) {
        return range(node, this::real);
    }

    /** {@code [low, high]} of whatever the function can read as a number. */
    public Optional<Range> range(ConfigNode node, Function<ConfigNode, Optional<Double>> number) {
        if (!(node instanceof ConfigNode.Sequence list) || list.items().size() != 2) {
            return wrong(node, "must be a range [low, high], but is " + node.describe() + ".");
        }
        Optional<Double> low = number.apply(list.items().get(0));
        Optional<Double> high = number.apply(list.items().get(1));
        if (low.isEmpty() || high.isEmpty()) {
            return Optional.empty();
        }
        if (low.get() > high.get()) {
            return wrong(node, "the low end " + low.get() + " is above the high end " + high.get() + ". Swap them.");
        }
        return Optional.of(new Range(low.get(), high.get()));
    }

    /** One of several words. */
    public <T> Optional<T> word(ConfigNode node, Map<String, T> meanings) {
        Optional<String> text = text(node);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> meaning = Optional.ofNullable(meanings.get(text.get()));
        return meaning.isPresent()
                ? meaning
                : wrong(
                        node,
                        "'" + text.get() + "' is not known." + Nearest.question(text.get(), meanings.keySet())
                                + " Accepted: " + String.join(", ", meanings.keySet()) + ".");
    }

    /** One of an enumeration's names. */
    public <E extends Enum<E>> Optional<E> word(ConfigNode node, Class<E> type) {
        Map<String, E> names = new LinkedHashMap<>();
        Arrays.stream(type.getEnumConstants()).forEach(constant -> names.put(constant.name(), constant));
        return word(node, names);
    }

    /** A key as an id, made by a function that throws {@code IllegalArgumentException} for a wrong form. */
    public <T> Optional<T> id(ConfigNode.Entry entry, Function<String, T> make) {
        try {
            return Optional.of(make.apply(entry.key()));
        } catch (IllegalArgumentException e) {
            mistakes.add(entry.place(), entry.path(), e.getMessage() + ".");
            return Optional.empty();
        }
    }

    /** A regular expression, as text. */
    public Optional<String> pattern(ConfigNode node) {
        Optional<String> text = text(node);
        try {
            text.ifPresent(Pattern::compile);
            return text;
        } catch (PatternSyntaxException e) {
            return wrong(
                    node,
                    "is no regular expression: " + e.getDescription() + " at character " + (e.getIndex() + 1) + ".");
        }
    }

    /** A map as a section. */
    public Optional<ConfigSection> section(ConfigNode node) {
        return node instanceof ConfigNode.Mapping map
                ? Optional.of(new ConfigSection(map, this))
                : wrong(node, "must be a map of keys and values, but is " + node.describe() + ".");
    }

    /** A list. */
    public Optional<ConfigNode.Sequence> list(ConfigNode node) {
        return node instanceof ConfigNode.Sequence list
                ? Optional.of(list)
                : wrong(node, "must be a list like [a, b], but is " + node.describe() + ".");
    }

    /** Notes a mistake and yields nothing. */
    public <T> Optional<T> wrong(ConfigNode node, String message) {
        mistakes.add(node, message);
        return Optional.empty();
    }

    private static Optional<String> plain(ConfigNode node, Pattern pattern) {
        return node instanceof ConfigNode.Scalar scalar
                        && scalar.isPlain()
                        && pattern.matcher(scalar.text()).matches()
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    private static String describe(ConfigNode node) {
        boolean isQuoted = node instanceof ConfigNode.Scalar scalar && !scalar.isPlain();
        return node.describe() + (isQuoted ? ", a text because of its quotes" : "");
    }
}
