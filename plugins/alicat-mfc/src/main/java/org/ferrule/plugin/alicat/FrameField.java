package org.ferrule.plugin.alicat;

import java.util.Map;
import java.util.Optional;

/**
 * One column of a data frame as the controller describes it.
 *
 * @param quantity what it carries; empty for the gas and for what is of no interest
 * @param isGas whether it is the name of the gas
 * @param isConditional whether it is there only while it applies, which is so for status codes
 * @param unit label of the unit; empty if there is none
 * @param max largest value; empty where the controller does not tell it here
 */
record FrameField(
        Optional<Quantity> quantity, boolean isGas, boolean isConditional, String unit, Optional<Double> max) {
    private static final Map<Integer, Quantity> BY_STATISTIC = Map.of(
            2, Quantity.PRESSURE,
            3, Quantity.TEMPERATURE,
            4, Quantity.VOLUMETRIC_FLOW,
            5, Quantity.FLOW,
            9, Quantity.TOTAL,
            37, Quantity.SET_POINT);
    private static final int ERROR = 701;
    private static final int STATUS = 702;
    private static final int GAS = 703;

    /** Old firmware names its columns and has no numbers for them. */
    private static final Map<String, Quantity> BY_NAME = Map.of(
            "Pressure", Quantity.PRESSURE,
            "Temperature", Quantity.TEMPERATURE,
            "Volumetric", Quantity.VOLUMETRIC_FLOW,
            "Mass", Quantity.FLOW,
            "Total", Quantity.TOTAL,
            "SetPoint", Quantity.SET_POINT);

    static FrameField byStatistic(int statistic, String name, String unit) {
        boolean isConditional = name.startsWith("*") || statistic == ERROR || statistic == STATUS;
        return new FrameField(
                Optional.ofNullable(BY_STATISTIC.get(statistic)),
                statistic == GAS,
                isConditional,
                unit,
                Optional.empty());
    }

    static FrameField byName(String name, String unit, Optional<Double> max) {
        boolean isConditional = name.equals("Error") || name.equals("Status");
        return new FrameField(Optional.ofNullable(BY_NAME.get(name)), name.equals("Gas"), isConditional, unit, max);
    }
}
