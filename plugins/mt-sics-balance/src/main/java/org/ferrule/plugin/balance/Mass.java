package org.ferrule.plugin.balance;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mass as the balance wrote it, converted without loss.
 *
 * @param grams exact
 * @param step the worth of the last digit, in grams
 */
record Mass(BigDecimal grams, BigDecimal step) {
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,12}(\\.\\d{1,12})?");

    /** Units whose worth in grams is exact by definition: SI, carat, and the pound of 1959 with its parts. */
    private static final Map<String, BigDecimal> GRAMS = Map.ofEntries(
            Map.entry("g", BigDecimal.ONE),
            Map.entry("kg", new BigDecimal("1000")),
            Map.entry("t", new BigDecimal("1000000")),
            Map.entry("mg", new BigDecimal("0.001")),
            Map.entry("ug", new BigDecimal("0.000001")),
            Map.entry("\u00b5g", new BigDecimal("0.000001")),
            Map.entry("ct", new BigDecimal("0.2")),
            Map.entry("lb", new BigDecimal("453.59237")),
            Map.entry("oz", new BigDecimal("28.349523125")),
            Map.entry("ozt", new BigDecimal("31.1034768")),
            Map.entry("dwt", new BigDecimal("1.55517384")),
            Map.entry("GN", new BigDecimal("0.06479891")));

    static boolean isMass(String unit) {
        return GRAMS.containsKey(unit);
    }

    /** Empty if the value is no number, or the unit is no mass. */
    static Optional<Mass> of(String value, String unit) {
        BigDecimal worth = GRAMS.get(unit);
        if (worth == null || !NUMBER.matcher(value).matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(value);
        return Optional.of(new Mass(number.multiply(worth), number.ulp().multiply(worth)));
    }

    /** Whether this is that value, as exactly as the balance can show it. */
    boolean isShownAs(double wanted) {
        return grams.subtract(BigDecimal.valueOf(wanted)).abs().compareTo(step) <= 0;
    }
}
