package org.ferrule.core.governor;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.Value;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.spelling.Nearest;

/** Reads what a person wrote as the declared type. Nothing is rounded, guessed or taken from the machine's locale. */
final class ValueParser {
    private static final Pattern REAL = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,4})?");
    private static final Pattern INT = Pattern.compile("[+-]?\\d{1,19}");
    private static final Pattern SPAN = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?) ?(ms|s|min|h|d)");
    private static final Map<String, BigDecimal> NANOS = Map.of(
            "ms", BigDecimal.valueOf(1_000_000L),
            "s", BigDecimal.valueOf(1_000_000_000L),
            "min", BigDecimal.valueOf(60_000_000_000L),
            "h", BigDecimal.valueOf(3_600_000_000_000L),
            "d", BigDecimal.valueOf(86_400_000_000_000L));

    private final String what;
    private final ValueDomain domain;

    /**
     * A parser for one thing.
     *
     * @param what its name, for messages
     * @param domain what it may be
     */
    ValueParser(String what, ValueDomain domain) {
        this.what = what;
        this.domain = domain;
    }

    /** The value, of the declared type; its range is checked elsewhere. */
    Value parse(String text) throws RefusedException {
        return switch (domain.type()) {
            case BOOL -> bool(text);
            case INT -> integer(text);
            case REAL -> real(text);
            case TEXT -> words(text);
            case ENUM -> enumerated(text);
            case TIMESTAMP -> timestamp(text);
            case DURATION -> span(text);
            default -> throw wrong(text, "a value of type " + domain.type() + " cannot be given as text");
        };
    }

    private Value bool(String text) throws RefusedException {
        if (text.equals("true") || text.equals("false")) {
            return Value.bool(text.equals("true"));
        }
        throw wrong(text, "write true or false");
    }

    private Value integer(String text) throws RefusedException {
        if (!INT.matcher(text).matches()) {
            throw wrong(text, "write a whole number in digits, without a unit" + inUnit());
        }
        try {
            return Value.integer(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw wrong(text, "it does not fit in 64 bits");
        }
    }

    private Value real(String text) throws RefusedException {
        if (!REAL.matcher(text).matches()) {
            throw wrong(text, "write a number such as 37.5, with a decimal point and without a unit" + inUnit());
        }
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw wrong(text, "it is too large for a double");
        }
        return Value.real(value);
    }

    private Value words(String text) throws RefusedException {
        int length = text.codePointCount(0, text.length());
        if (domain.range().isPresent() && !domain.range().get().contains(length)) {
            throw wrong(
                    text,
                    "it has " + length + " characters; allowed are "
                            + domain.range().get());
        }
        if (!domain.pattern().isEmpty() && !text.matches(domain.pattern())) {
            throw wrong(text, "it must match " + domain.pattern());
        }
        return Value.text(text);
    }

    private Value enumerated(String text) throws RefusedException {
        for (Map.Entry<Long, String> declared : domain.values().entrySet()) {
            if (declared.getValue().equals(text)) {
                return Value.enumerated(declared.getKey(), text);
            }
        }
        throw wrong(
                text,
                "write one of the declared names. "
                        + Nearest.hint(text, domain.values().values()));
    }

    private Value timestamp(String text) throws RefusedException {
        try {
            return new Value.Timestamp(Instant.parse(text));
        } catch (DateTimeException e) {
            throw wrong(text, "write UTC like 2030-01-31T12:00:00Z");
        }
    }

    private Value span(String text) throws RefusedException {
        Matcher parts = SPAN.matcher(text);
        if (!parts.matches()) {
            throw wrong(text, "write a number and one of ms, s, min, h, d, for example 5 s");
        }
        try {
            BigDecimal nanos =
                    new BigDecimal(parts.group(1)).multiply(NANOS.getOrDefault(parts.group(2), BigDecimal.ONE));
            return new Value.Span(Duration.ofNanos(nanos.longValueExact()));
        } catch (ArithmeticException e) {
            throw wrong(text, "it is longer than 292 years or finer than a nanosecond");
        }
    }

    private String inUnit() {
        return domain.unit().isEmpty() ? "" : " (it is in " + domain.unit() + ")";
    }

    private RefusedException wrong(String text, String remedy) {
        String shown = text.length() > 80 ? text.substring(0, 80) + "..." : text;
        return new RefusedException(
                ErrorCode.VALIDATION, what + ": '" + shown + "' is no valid " + domain.type() + ": " + remedy);
    }
}
