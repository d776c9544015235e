package org.ferrule.plugin.alicat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.error.ConfigurationException;

/**
 * How this controller's firmware takes its commands. A bare {@code T} is the trap: from firmware 8 on it tares the flow, before
 * it resets the totalizer. It is sent only where the firmware that the controller reported leaves no doubt.
 *
 * @param isModern set-point by LS and gas by GS, as from firmware 9 on; otherwise by S and G
 * @param tareFlow what tares the flow
 * @param resetTotalizer what resets the totalizer
 */
record Dialect(boolean isModern, String tareFlow, String resetTotalizer) {
    private static final int FIRST_WITH_LS = 9;
    private static final int FIRST_WITH_T_AS_TARE = 8;
    private static final int MOST_DECIMALS = 4;

    static Dialect of(Settings settings, Firmware firmware) throws ConfigurationException {
        boolean isModern = settings.text("dialect").equals("MODERN");
        if (isModern && firmware.isBefore(FIRST_WITH_LS)) {
            throw new ConfigurationException(
                    "dialect",
                    "MODERN, but firmware " + firmware + " would take LS for locking its panel; write LEGACY");
        }
        return new Dialect(isModern, tare(settings, firmware), reset(settings, firmware));
    }

    private static String tare(Settings settings, Firmware firmware) throws ConfigurationException {
        String command = settings.text("tareCommand");
        if (command.equals("T") && !firmware.isFrom(FIRST_WITH_T_AS_TARE)) {
            throw new ConfigurationException(
                    "tareCommand",
                    "T, but it resets the totalizer of firmware " + firmware + " or may do so; write V or DOLLAR_V");
        }
        return command.equals("DOLLAR_V") ? "$$V" : command;
    }

    private static String reset(Settings settings, Firmware firmware) throws ConfigurationException {
        String command = settings.text("totalizerReset");
        if (command.equals("T") && !firmware.isBefore(FIRST_WITH_T_AS_TARE)) {
            throw new ConfigurationException(
                    "totalizerReset", "T, but it tares the flow of firmware " + firmware + " or may do so; write T_1");
        }
        return command.equals("T_1") ? "T 1" : command;
    }

    /** Always with a point: some firmware takes a whole number for a part of 64000. */
    String setPoint(double shown) {
        BigDecimal decimal = BigDecimal.valueOf(shown)
                .setScale(MOST_DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        String text = (decimal.scale() < 1 ? decimal.setScale(1) : decimal).toPlainString();
        return isModern ? "LS " + text : "S" + text;
    }

    String gas(long number) {
        return isModern ? "GS " + number : "G" + number;
    }
}
