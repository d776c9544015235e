package org.ferrule.plugin.registermap;

import java.math.BigDecimal;

/**
 * What the device has, before it is converted.
 *
 * @param text as a text
 * @param number as a number; not a number if it is none
 * @param bits of a whole number; 0 if it is none
 */
record Raw(String text, double number, long bits) {
    static Raw integer(long value) {
        return new Raw(Long.toString(value), value, value);
    }

    static Raw unsigned(long bits) {
        String text = Long.toUnsignedString(bits);
        return new Raw(text, new BigDecimal(text).doubleValue(), bits);
    }

    static Raw bit(boolean isSet) {
        return integer(isSet ? 1 : 0);
    }

    static Raw real(double value) {
        return new Raw(Double.toString(value), value, 0);
    }

    /** A text, which may be that of a number. */
    static Raw text(String text) {
        String stripped = text.strip();
        if (stripped.matches("[-+]?[0-9]{1,18}")) {
            long value = Long.parseLong(stripped);
            return new Raw(stripped, value, value);
        }
        boolean isNumber = stripped.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");
        return new Raw(stripped, isNumber ? Double.parseDouble(stripped) : Double.NaN, 0);
    }

    boolean isNumber() {
        return !Double.isNaN(number);
    }
}
