package org.ferrule.simulators.culture;

/** The oxygen balance of the broth: transfer from the bubbles against the cells' uptake. */
final class Oxygen {

    private static final double SATURATION = 0.2;
    private static final double SURFACE_KLA = 0.5;
    private static final double SPARGED_KLA = 8;
    private static final double OXYGEN_IN_AIR = 0.2095;
    private static final double NORMAL_PRESSURE = 1013.25;
    private static final double SECONDS_PER_HOUR = 3600;

    private double dissolved;
    private double uptake;

    Oxygen(double dissolved) {
        this.dissolved = dissolved;
    }

    /** %{sat}. */
    double dissolved() {
        return dissolved;
    }

    /** What the cells really took in the last step, mmol/L/s. */
    double uptake() {
        return uptake;
    }

    /** Volumetric transfer coefficient, 1/s, for a stirrer speed in rpm and a gas flow in mL/min. */
    static double kla(double rpm, double flow) {
        double sparged = SPARGED_KLA * Math.pow(Math.max(0, rpm) / 100, 1.2) * Math.pow(Math.max(0, flow) / 100, 0.4);
        return (SURFACE_KLA + sparged) / SECONDS_PER_HOUR;
    }

    /** What the broth would come to without cells, %{sat}, for a fraction of oxygen in the gas and a pressure in mbar. */
    static double equilibrium(double fraction, double pressure) {
        return 100 * fraction / OXYGEN_IN_AIR * pressure / NORMAL_PRESSURE;
    }

    /**
     * Moves on by one step, exact for the step's own transfer and uptake rates, hence stable at any step.
     *
     * @param kla 1/s
     * @param equilibrium %{sat}
     * @param demand of the cells in oxygen-rich broth, mmol/L/h
     */
    void step(double kla, double equilibrium, double demand, double dt) {
        double perSecond = demand / SECONDS_PER_HOUR;
        double taken = perSecond / SATURATION * 100 / (Cells.oxygenAffinity() + dissolved);
        double rate = kla + taken;
        double settled = kla * equilibrium / rate;
        dissolved = settled + (dissolved - settled) * Math.exp(-rate * dt);
        uptake = perSecond * dissolved / (Cells.oxygenAffinity() + dissolved);
    }
}
