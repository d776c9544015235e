package org.ferrule.simulators.processor.device;

/**
 * What the device measures.
 *
 * @param centrifuge 1/min
 * @param flow of the pump, mL/min
 * @param pressure in the line, mbar
 * @param temperature Cel
 * @param hasBubble whether the detector sees one
 */
public record Sensors(double centrifuge, double flow, double pressure, double temperature, boolean hasBubble) {
    static final Sensors AT_REST = new Sensors(0, 0, 0, 22.5, false);
    static final Sensors BROKEN = new Sensors(Double.NaN, Double.NaN, Double.NaN, Double.NaN, false);
    private static final double RESTING_PRESSURE = 20;
    private static final double MBAR_PER_FLOW = 4;

    static Sensors in(Program.Step step, boolean hasBubble) {
        double flow = hasBubble ? 0 : step.drawn();
        return new Sensors(
                step.speed(), flow, RESTING_PRESSURE + flow * MBAR_PER_FLOW, AT_REST.temperature(), hasBubble);
    }
}
