package org.ferrule.simulators.witness;

import java.util.Map;

/**
 * Which numbers a device can represent.
 *
 * @param low the least
 * @param high the greatest
 * @param isReal whether it has infinities and NaN as well, as floating-point formats do
 */
public record Span(double low, double high, boolean isReal) {

    /** A 64-bit floating-point number. */
    public static final Span DOUBLE = new Span(-Double.MAX_VALUE, Double.MAX_VALUE, true);

    /** A 32-bit floating-point number. */
    public static final Span FLOAT = new Span(-Float.MAX_VALUE, Float.MAX_VALUE, true);

    /** A whole number of 32 bits without sign. */
    public static final Span UINT32 = Span.of(0, 0xFFFF_FFFFL);

    private static final Map<String, Double> NO_NUMBERS =
            Map.of("NaN", Double.NaN, "Infinity", Double.POSITIVE_INFINITY, "-Infinity", Double.NEGATIVE_INFINITY);

    /** Finite numbers only. */
    public static Span of(double low, double high) {
        return new Span(low, high, false);
    }

    /** The number that a text stands for; {@code quantity} is for the message if it stands for none that can be. */
    public double read(String quantity, String text) {
        Double special = NO_NUMBERS.get(text);
        if (special != null && isReal) {
            return special;
        }
        if (special != null || !text.matches("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d{1,3})?")) {
            throw new IllegalArgumentException(
                    "truth of " + quantity + ": '" + text + "' is no number that the device has");
        }
        double value = Double.parseDouble(text);
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException("truth of " + quantity + ": " + text + " is outside [" + low + ", "
                    + high + "], what the device can show");
        }
        return value;
    }
}
