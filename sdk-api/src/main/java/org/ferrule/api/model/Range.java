package org.ferrule.api.model;

/**
 * A closed interval of numbers in the unit of whatever it limits.
 *
 * @param low smallest allowed value, finite
 * @param high largest allowed value, finite, not below {@code low}
 * @since 0.1
 */
public record Range(double low, double high) {
    /** Checks that both ends are finite and in order. */
    public Range {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
            throw new IllegalArgumentException("[" + low + ", " + high + "] is not a range: need finite low <= high");
        }
    }

    /** True if the value lies between the ends or on one of them; never for NaN. */
    public boolean contains(double value) {
        return value >= low && value <= high;
    }

    /** True if no value of the other range lies outside this one. */
    public boolean encloses(Range other) {
        return other.low >= low && other.high <= high;
    }

    @Override
    public String toString() {
        return "[" + plain(low) + ", " + plain(high) + "]";
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
