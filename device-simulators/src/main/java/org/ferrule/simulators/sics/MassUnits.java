package org.ferrule.simulators.sics;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Units that the panel offers, and how a balance of 0.01 g shows them. */
final class MassUnits {

    /** Grams, and digits after the point. */
    private record Unit(double grams, int digits) {}

    private static final Map<String, Unit> UNITS = Map.of(
            "g", new Unit(1, 2),
            "kg", new Unit(1000, 5),
            "mg", new Unit(0.001, 0),
            "ct", new Unit(0.2, 1),
            "oz", new Unit(28.349523125, 4),
            "PCS", new Unit(2.5, 0));

    private MassUnits() {}

    static String require(String unit) {
        if (!UNITS.containsKey(unit)) {
            throw new IllegalArgumentException("unit: '" + unit + "' is none of " + UNITS.keySet());
        }
        return unit;
    }

    static List<String> names() {
        return UNITS.keySet().stream().sorted().toList();
    }

    static boolean isKnown(String unit) {
        return UNITS.containsKey(unit);
    }

    /** Value and unit as in an answer: ten characters, right-aligned, a blank, the unit. */
    static String shown(double grams, String unit) {
        Unit known = UNITS.getOrDefault(unit, new Unit(1, 2));
        String value = String.format(Locale.ROOT, "%." + known.digits + "f", grams / known.grams);
        return String.format(Locale.ROOT, "%10s %s", value.matches("-0\\.?0*") ? value.substring(1) : value, unit);
    }

    static double grams(double value, String unit) {
        return value * UNITS.getOrDefault(unit, new Unit(1, 2)).grams;
    }
}
