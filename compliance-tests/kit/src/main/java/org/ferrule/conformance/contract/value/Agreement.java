package org.ferrule.conformance.contract.value;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.model.ValueType;

/**
 * Whether what the interface shows of a parameter is what the device holds.
 *
 * @param parameter with its type and unit
 * @param resolution of the device, in the parameter's unit
 */
record Agreement(ParameterDescriptor parameter, double resolution) {
    /** Finer than any 32-bit number, coarser than any conversion. */
    private static final double RELATIVE = 1e-6;

    private static final Duration MOMENT = Duration.ofSeconds(1);

    /** Whether a sample shows a truth, and not only as a bad value. */
    boolean isShown(JsonNode truth, JsonNode sample) {
        JsonNode value = sample.path("value");
        if (isNone(truth)) {
            return value.isNull() && sample.path("quality").asText().equals("BAD");
        }
        if (truth.isMissingNode() || value.isMissingNode() || value.isNull()) {
            return false;
        }
        return !sample.path("quality").asText().equals("BAD") && isSame(truth, value);
    }

    /** Whether a device that should hold a number has none, as one that is out of its range. */
    private boolean isNone(JsonNode truth) {
        ValueType type = parameter.domain().type();
        return (type == ValueType.REAL || type == ValueType.INT) && truth.isTextual() && Double.isNaN(number(truth));
    }

    /** Whether two values are the same within the resolution; what is no number is the same as itself only. */
    boolean isSame(JsonNode one, JsonNode other) {
        return one.equals(other) || isSameValue(one, other);
    }

    private boolean isSameValue(JsonNode one, JsonNode other) {
        return switch (parameter.domain().type()) {
            case REAL, INT -> isClose(number(one), number(other), 0);
            case DURATION -> isClose(number(one), number(other), (double) MOMENT.toSeconds());
            case ENUM -> plain(one.asText()).equals(plain(other.asText()));
            case TIMESTAMP -> isSameMoment(one.asText(), other.asText());
            default -> one.asText().equals(other.asText());
        };
    }

    /** Whether a sample lies between what the truth was while it was looked at. */
    boolean isBetween(double least, double greatest, JsonNode sample) {
        double seen = number(sample.path("value"));
        double margin = margin(Math.max(Math.abs(least), Math.abs(greatest)), 0);
        return !sample.path("quality").asText().equals("BAD") && seen >= least - margin && seen <= greatest + margin;
    }

    private boolean isClose(double one, double other, double least) {
        return Math.abs(one - other) <= margin(Math.abs(one), least);
    }

    private double margin(double size, double least) {
        double own = Math.max(resolution, parameter.acquisition().deadband());
        return Math.max(Math.max(own, least), Math.max(RELATIVE * size, Float.MIN_NORMAL));
    }

    private static boolean isSameMoment(String one, String other) {
        try {
            return Duration.between(Instant.parse(one), Instant.parse(other))
                            .abs()
                            .compareTo(MOMENT)
                    <= 0;
        } catch (DateTimeParseException noMoment) {
            return one.equals(other);
        }
    }

    /** A number, or the number in a text such as {@code 12.5 s}; NaN if there is none. */
    static double number(JsonNode node) {
        if (node.isNumber()) {
            return node.asDouble();
        }
        String text = node.asText("").split(" ", 2)[0];
        return text.matches("-?[0-9.]+(E-?[0-9]+)?") ? Double.parseDouble(text) : Double.NaN;
    }

    /** Names as a device writes them and as a descriptor does differ in case and dashes. */
    private static String plain(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }
}
