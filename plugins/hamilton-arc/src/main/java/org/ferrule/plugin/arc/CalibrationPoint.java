package org.ferrule.plugin.arc;

import java.util.ArrayList;
import java.util.List;

/** A point at which the sensor is calibrated: its registers, and its bits in the calibration status. */
enum CalibrationPoint {
    CP1(5152, 5520, 0, 1L << 31),
    CP2(5184, 5528, 8, 1L << 30);

    private static final List<String> REASONS = List.of(
            "the reference is too close to the other point",
            "no standard fits the reading and the reference",
            "the temperature is too low",
            "the temperature is too high",
            "the temperature is not stable",
            "slope or offset is too low",
            "slope or offset is too high",
            "the reading is not stable");

    private final int first;
    private final int values;
    private final int shift;
    private final long wrongUnit;

    CalibrationPoint(int first, int values, int shift, long wrongUnit) {
        this.first = first;
        this.values = values;
        this.shift = shift;
        this.wrongUnit = wrongUnit;
    }

    /** Six registers: status, unit, value. Readable at level A only. */
    int statusRegister() {
        return first + 6;
    }

    /** Writing the reference here calibrates. */
    int commandRegister() {
        return first + 10;
    }

    /** Eight registers: temperature unit, temperature, number of calibrations, operating hour of the last one. */
    int circumstancesRegister() {
        return first + 12;
    }

    /** Eight registers, pH only: pH, mV, K, and one more. */
    int valuesRegister() {
        return values;
    }

    long bits() {
        return (0xFFL << shift) | wrongUnit;
    }

    /** Why the sensor rejected the point, in words as the pH Arc's manual EPHUM011 explains the bits. */
    String reasons(long status) {
        List<String> reasons = new ArrayList<>();
        for (int bit = 0; bit < REASONS.size(); bit++) {
            if (((status >>> shift) & (1L << bit)) != 0) {
                reasons.add(REASONS.get(bit));
            }
        }
        if ((status & wrongUnit) != 0) {
            reasons.add("the sensor measures in another unit than it is calibrated in");
        }
        return reasons.isEmpty() ? "the sensor does not say why" : String.join(", ", reasons);
    }
}
