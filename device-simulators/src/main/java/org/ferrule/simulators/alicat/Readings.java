package org.ferrule.simulators.alicat;

/**
 * What a controller measures at one moment; NaN where it has no value.
 *
 * @param pressure absolute, kPa
 * @param temperature Cel
 * @param volumetricFlow mL/min at pressure and temperature of the gas
 * @param flow mL/min at standard conditions
 * @param setPoint mL/min
 * @param total mL since the last reset
 * @param valve % open
 */
record Readings(
        double pressure,
        double temperature,
        double volumetricFlow,
        double flow,
        double setPoint,
        double total,
        double valve) {

    Readings withoutMeasurements() {
        return new Readings(Double.NaN, Double.NaN, Double.NaN, Double.NaN, setPoint, total, valve);
    }
}
