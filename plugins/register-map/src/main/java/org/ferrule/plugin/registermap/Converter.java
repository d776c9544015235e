package org.ferrule.plugin.registermap;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.binding.Bindings.Conversion;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.api.model.Value;

/** Turns what the device has into declared values, and back. */
final class Converter {
    private static final String TRUE = "true";
    private static final String FALSE = "false";
    private static final double NANOS = 1e9;

    private Converter() {}

    /** The declared value; empty if the device's content has no meaning in the domain. */
    static Optional<Value> toValue(Raw raw, ValueDomain domain, Conversion conversion) {
        return switch (domain.type()) {
            case REAL -> Optional.of(Value.real(scaled(raw, conversion)));
            case INT -> integer(raw, conversion);
            case BOOL -> bool(raw, conversion.words());
            case ENUM -> enumerated(raw, domain, conversion.words());
            case TEXT -> Optional.of(Value.text(raw.text()));
            case DURATION ->
                raw.isNumber()
                        ? Optional.of(new Value.Span(Duration.ofNanos(Math.round(scaled(raw, conversion) * NANOS))))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static double scaled(Raw raw, Conversion conversion) {
        if (isPlain(conversion) || !Double.isFinite(raw.number())) {
            return raw.number();
        }
        // In decimal, so that 3655 times 0.01 is 36.55 and not 36.550000000000004.
        return BigDecimal.valueOf(raw.number())
                .multiply(BigDecimal.valueOf(conversion.scale()))
                .add(BigDecimal.valueOf(conversion.offset()))
                .doubleValue();
    }

    private static boolean isPlain(Conversion conversion) {
        return conversion.scale() == 1 && conversion.offset() == 0;
    }

    private static Optional<Value> integer(Raw raw, Conversion conversion) {
        if (!raw.isNumber()) {
            return Optional.empty();
        }
        // A double holds whole numbers of 53 bits only.
        if (isPlain(conversion) && raw.text().equals(Long.toString(raw.bits()))) {
            return Optional.of(Value.integer(raw.bits()));
        }
        double number = scaled(raw, conversion);
        return Math.abs(number) < Long.MAX_VALUE ? Optional.of(Value.integer(Math.round(number))) : Optional.empty();
    }

    private static Optional<Value> bool(Raw raw, Map<String, String> words) {
        if (words.isEmpty()) {
            return raw.isNumber() ? Optional.of(Value.bool(raw.number() != 0)) : Optional.empty();
        }
        return raw.text().equals(words.get(TRUE))
                ? Optional.of(Value.bool(true))
                : raw.text().equals(words.get(FALSE)) ? Optional.of(Value.bool(false)) : Optional.empty();
    }

    private static Optional<Value> enumerated(Raw raw, ValueDomain domain, Map<String, String> words) {
        for (Map.Entry<Long, String> value : domain.values().entrySet()) {
            boolean isCode = raw.isNumber() && raw.number() == value.getKey();
            boolean isIt = words.isEmpty()
                    ? isCode || raw.text().equals(value.getValue())
                    : raw.text().equals(words.get(value.getValue()));
            if (isIt) {
                return Optional.of(Value.enumerated(value.getKey(), value.getValue()));
            }
        }
        // A code that nobody declared is kept; the runtime says that it is unknown.
        return words.isEmpty() && raw.isNumber()
                ? Optional.of(Value.enumerated(raw.bits(), "UNKNOWN"))
                : Optional.empty();
    }

    /** What the device gets for a value. */
    static Raw toRaw(Value value, Conversion conversion) {
        if (value instanceof Value.Bool bool) {
            String word = conversion.words().get(Boolean.toString(bool.value()));
            return word == null ? Raw.bit(bool.value()) : Raw.text(word);
        }
        if (value instanceof Value.Enumerated enumerated) {
            String word = conversion.words().get(enumerated.name());
            return word == null ? Raw.integer(enumerated.code()) : Raw.text(word);
        }
        if (value instanceof Value.Int integer && isPlain(conversion)) {
            return Raw.integer(integer.value());
        }
        if (value instanceof Value.Int || value instanceof Value.Real) {
            return descaled(value.number(), conversion);
        }
        if (value instanceof Value.Span span) {
            return descaled(span.value().toNanos() / NANOS, conversion);
        }
        return Raw.text(value.text());
    }

    private static Raw descaled(double number, Conversion conversion) {
        return Raw.real(isPlain(conversion) ? number : (number - conversion.offset()) / conversion.scale());
    }

    /** A value as it is written into a line of text. */
    static String toText(Value value, Conversion conversion) {
        Raw raw = toRaw(value, conversion);
        boolean isNumeric = value instanceof Value.Real || value instanceof Value.Int || value instanceof Value.Span;
        if (!isNumeric || !Double.isFinite(raw.number())) {
            return raw.text();
        }
        BigDecimal number = new BigDecimal(raw.text());
        if (conversion.decimals() >= 0) {
            return number.setScale(conversion.decimals(), RoundingMode.HALF_UP).toPlainString();
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
