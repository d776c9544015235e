package org.ferrule.plugin.balance;

import java.util.Map;

/** Error codes that come instead of a weight: a number, and {@code t} if it comes from the terminal. */
final class WeighingErrors {
    private static final Map<String, String> CAUSES = Map.of(
            "1", "boot error",
            "2", "brand error",
            "3", "checksum error",
            "9", "option failed",
            "10", "EEPROM error",
            "11", "device mismatch",
            "12", "unplugged while working",
            "14", "weigh module and electronics do not belong together",
            "15", "adjustment needed");

    private WeighingErrors() {}

    static String explain(String code) {
        String place = code.endsWith("t") ? " of the terminal" : " of the electronics";
        return CAUSES.getOrDefault(number(code), "unknown error") + place;
    }

    static boolean isAdjustmentNeeded(String code) {
        return number(code).equals("15");
    }

    private static String number(String code) {
        return code.replaceFirst("[a-z]$", "");
    }
}
