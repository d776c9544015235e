package org.ferrule.simulators.alicat;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One column of a data frame.
 *
 * @param names of its statistic
 * @param shape how its number is printed
 * @param unit what it is printed in
 * @param value in the maker's basic unit: mL/min, mL, kPa, Cel, %
 */
record Column(Names names, Shape shape, Unit unit, ToDoubleFunction<Readings> value) {

    static final Column GAS = new Column(
            new Names(703, "Gas", "Gas"), new Shape(6, 0, false), new Unit("", 0, 1), readings -> Double.NaN);
    static final Column VALVE = new Column(
            new Names(13, "Valve Drive", "Valve"), new Shape(7, 2, true), new Unit("%", 63, 1), Readings::valve);
    private static final double KPA_PER_PSI = 6.894757;

    /** Number of the statistic, its name, and the name that old firmware gives it. */
    record Names(int statistic, String name, String legacyName) {}

    /** Characters in all, decimals, and whether a plus sign is printed. */
    record Shape(int width, int decimals, boolean isSigned) {}

    /** Label, the maker's number, and how much of the basic unit it is. */
    record Unit(String label, int code, double basic) {}

    static Column pressure(String label, int code) {
        double basic = label.startsWith("PSI") ? KPA_PER_PSI : 1;
        return new Column(
                new Names(2, "Abs Press", "Pressure"),
                new Shape(7, 2, true),
                new Unit(label, code, basic),
                Readings::pressure);
    }

    static Column temperature(String label, int code) {
        return new Column(
                new Names(3, "Flow Temp", "Temperature"),
                new Shape(7, 2, true),
                new Unit(label, code, 1),
                Readings::temperature);
    }

    static Column volumetric(int width, int decimals, String label, int code) {
        return new Column(
                new Names(4, "Volu Flow", "Volumetric"),
                new Shape(width, decimals, true),
                flowUnit(label, code),
                Readings::volumetricFlow);
    }

    static Column flow(int width, int decimals, String label, int code) {
        return new Column(
                new Names(5, "Mass Flow", "Mass"),
                new Shape(width, decimals, true),
                flowUnit(label, code),
                Readings::flow);
    }

    static Column setPoint(int width, int decimals, String label, int code) {
        return new Column(
                new Names(37, "Mass Flow Setpt", "SetPoint"),
                new Shape(width, decimals, true),
                flowUnit(label, code),
                Readings::setPoint);
    }

    static Column total(int width, int decimals, String label, int code) {
        return new Column(
                new Names(9, "Mass Total", "Total"),
                new Shape(width, decimals, true),
                new Unit(label, code, 1000),
                Readings::total);
    }

    private static Unit flowUnit(String label, int code) {
        return new Unit(label, code, label.endsWith("LPM") ? 1000 : 1);
    }

    boolean isGas() {
        return names.statistic() == 703;
    }

    /** The number as the frame has it; dashes where there is none. */
    String print(Readings readings, boolean isLegacy) {
        double shown = value.applyAsDouble(readings) / unit.basic();
        if (Double.isNaN(shown)) {
            return "-".repeat(shape.width());
        }
        // Old firmware prints the set-point without a sign.
        boolean isBare = isLegacy && names.legacyName().equals("SetPoint");
        String format = isBare
                ? "%0" + (shape.width() - 1) + "." + shape.decimals() + "f"
                : "%+0" + shape.width() + "." + shape.decimals() + "f";
        return String.format(Locale.ROOT, format, shown);
    }
}
