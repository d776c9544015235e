package org.ferrule.conformance.contract.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.model.Range;
import org.ferrule.api.model.ValueType;

/** What a device is made to hold, so that every mistake with it shows: both ends, signs, sizes, and numbers that nobody expects. */
final class TruthChoice {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(12);
    private static final int MOST = 10;
    private static final int LEAST = 4;
    private static final long WORD = 1L << 16;
    private static final MathContext DIGITS = new MathContext(7, RoundingMode.DOWN);

    private final RandomGenerator random;

    TruthChoice(RandomGenerator random) {
        this.random = random;
    }

    /** Values to try, the most telling first; as many as can be polled in a while. */
    List<String> values(Subject subject) {
        ParameterDescriptor parameter = subject.parameter();
        List<String> values = switch (parameter.domain().type()) {
            case REAL -> reals(subject.range());
            case INT -> integers();
            case DURATION -> seconds();
            case BOOL -> List.of("true", "false", "true", "false");
            case ENUM ->
                Stream.concat(
                                parameter.domain().values().values().stream(),
                                parameter.domain().values().values().stream().limit(1))
                        .toList();
            case TEXT -> texts(subject);
            default -> List.<String>of();
        };
        return values.subList(0, Math.min(values.size(), affordable(parameter)));
    }

    /** Two numbers whose halves differ both, as a device of two registers holds them. */
    List<String> pair(Subject subject) {
        if (isInteger(subject)) {
            return List.of(Long.toString(WORD + 4465), Long.toString(3 * WORD + 3395));
        }
        Range range = subject.range();
        return List.of(at(range, 0.15 + 0.1 * random.nextDouble()), at(range, 0.75 + 0.1 * random.nextDouble()));
    }

    /** Some number in a range. */
    String within(Range range) {
        return at(range, random.nextDouble());
    }

    private static boolean isInteger(Subject subject) {
        return subject.parameter().domain().type() == ValueType.INT;
    }

    private static int affordable(ParameterDescriptor parameter) {
        long polls = LONG_ENOUGH.toMillis()
                / Math.max(1, parameter.acquisition().every().toMillis());
        return (int) Math.max(LEAST, Math.min(MOST, polls));
    }

    private List<String> reals(Range range) {
        List<String> values = new ArrayList<>(List.of(
                at(range, 0.2 + 0.6 * random.nextDouble()),
                plain(range.low()),
                plain(range.high()),
                at(range, random.nextDouble())));
        if (range.contains(0)) {
            values.add("0");
        }
        double size = Math.max(Math.abs(range.low()), Math.abs(range.high()));
        Stream.of(-size * random.nextDouble(), size * 1e-5 * (1 + random.nextDouble()))
                .filter(range::contains)
                .map(TruthChoice::plain)
                .forEach(values::add);
        while (values.size() < MOST) {
            values.add(at(range, random.nextDouble()));
        }
        return values;
    }

    private List<String> integers() {
        return List.of(
                Long.toString(WORD + random.nextInt((int) WORD)),
                Long.toString(0xFFFF_FFFFL),
                "0",
                Long.toString(random.nextInt(1, (int) WORD)),
                "65535",
                "-1",
                "2147483648",
                Long.toString(random.nextInt()));
    }

    /** Whole ones, as most devices count them. */
    private List<String> seconds() {
        return List.of(
                Long.toString(WORD + random.nextInt((int) WORD)),
                "0",
                Long.toString(random.nextInt(1, (int) WORD)),
                "65535");
    }

    private List<String> texts(Subject subject) {
        if (!subject.stated().examples().isEmpty()) {
            return subject.stated().examples();
        }
        return List.of(
                "Ferrule " + random.nextInt(10_000), "größer ≥ 5 µm ✓", "a \"quoted\", text; with <marks> & 'signs'");
    }

    private static String at(Range range, double part) {
        return plain(range.low() + (range.high() - range.low()) * part);
    }

    private static String plain(double value) {
        return new BigDecimal(value).round(DIGITS).toPlainString();
    }
}
