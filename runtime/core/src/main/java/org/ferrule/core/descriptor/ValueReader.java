package org.ferrule.core.descriptor;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.api.model.Range;
import org.ferrule.api.model.Value;
import org.ferrule.core.spelling.Nearest;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.NodeReader;

/** Reads a value that must lie in a domain: a default in a descriptor, a setting or a limit in a site file. */
public final class ValueReader {
    private final NodeReader reader;

    /** Reads with the reader of the file. */
    public ValueReader(NodeReader reader) {
        this.reader = reader;
    }

    /** The value; empty, with a mistake noted, if it does not lie in the domain. */
    public Optional<Value> read(ConfigNode node, ValueDomain domain) {
        return switch (domain.type()) {
            case BOOL -> reader.bool(node).map(Value::bool);
            case INT -> within(node, domain, integer(node, domain), number -> Value.integer(number));
            case REAL -> real(node, domain);
            case TEXT -> text(node, domain);
            case ENUM -> enumerated(node, domain);
            case DURATION -> duration(node, domain);
            case TIMESTAMP -> timestamp(node);
            default -> reader.wrong(node, domain.type() + " cannot be written here.");
        };
    }

    /** A number in the domain's unit, whatever the domain's range; the unit may be written behind it. */
    public Optional<Double> number(ConfigNode node, ValueDomain domain) {
        return withoutUnit(node, domain).flatMap(reader::real);
    }

    private Optional<Long> integer(ConfigNode node, ValueDomain domain) {
        return withoutUnit(node, domain).flatMap(reader::integer);
    }

    /** The node without a unit behind the number; a mistake if the unit is another one than the declared one. */
    private Optional<ConfigNode> withoutUnit(ConfigNode node, ValueDomain domain) {
        if (!(node instanceof ConfigNode.Scalar scalar) || !scalar.text().matches("[-+]?[0-9][0-9.eE+-]* \\S.*")) {
            return Optional.of(node);
        }
        int space = scalar.text().indexOf(' ');
        String unit = scalar.text().substring(space + 1).strip();
        if (domain.unit().isEmpty() || !unit.equals(domain.unit())) {
            String declared = domain.unit().isEmpty() ? "has no unit" : "is in " + domain.unit();
            return reader.wrong(
                    node, "'" + unit + "' is the wrong unit: this " + declared + ". Write the number alone.");
        }
        return Optional.of(new ConfigNode.Scalar(
                scalar.place(), scalar.path(), scalar.text().substring(0, space), true));
    }

    private Optional<Value> within(
            ConfigNode node, ValueDomain domain, Optional<Long> number, LongFunction<Value> make) {
        return number.filter(value -> isWithin(node, domain, value)).map(make::apply);
    }

    private Optional<Value> real(ConfigNode node, ValueDomain domain) {
        return number(node, domain)
                .filter(value -> isWithin(node, domain, value))
                .map(Value::real);
    }

    private boolean isWithin(ConfigNode node, ValueDomain domain, double value) {
        Optional<Range> range = domain.range();
        if (range.isEmpty() || range.get().contains(value)) {
            return true;
        }
        String unit = domain.unit().isEmpty() || domain.unit().equals("1") ? "" : " " + domain.unit();
        reader.mistakes().add(node, node.describe() + " is outside " + range.get() + unit + ".");
        return false;
    }

    private Optional<Value> text(ConfigNode node, ValueDomain domain) {
        Optional<String> text = reader.text(node);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (domain.range().isPresent()
                && !domain.range().get().contains(text.get().length())) {
            return reader.wrong(
                    node,
                    node.describe() + " has " + text.get().length() + " characters; allowed are "
                            + domain.range().get() + ".");
        }
        if (!domain.pattern().isEmpty() && !Pattern.matches(domain.pattern(), text.get())) {
            return reader.wrong(node, node.describe() + " does not match " + domain.pattern() + ".");
        }
        return text.map(Value::text);
    }

    private Optional<Value> enumerated(ConfigNode node, ValueDomain domain) {
        Optional<String> name = reader.text(node);
        for (var value : domain.values().entrySet()) {
            if (name.isPresent() && value.getValue().equals(name.get())) {
                return Optional.of(Value.enumerated(value.getKey(), value.getValue()));
            }
        }
        return name.flatMap(wrong -> reader.wrong(
                node,
                "'" + wrong + "' is not known."
                        + Nearest.question(wrong, domain.values().values()) + " Accepted: "
                        + String.join(", ", domain.values().values()) + "."));
    }

    private Optional<Value> duration(ConfigNode node, ValueDomain domain) {
        Optional<Duration> duration = reader.duration(node);
        Optional<Range> range = domain.range();
        if (duration.isPresent()
                && range.isPresent()
                && !range.get().contains(duration.get().toNanos() / 1e9)) {
            return reader.wrong(node, node.describe() + " is outside " + range.get() + " s.");
        }
        return duration.map(Value.Span::new);
    }

    private Optional<Value> timestamp(ConfigNode node) {
        Optional<String> text = reader.text(node);
        try {
            return text.map(Instant::parse).map(Value.Timestamp::new);
        } catch (DateTimeException e) {
            return reader.wrong(node, node.describe() + " is no time. Write it like 2026-01-31T12:00:00Z.");
        }
    }
}
