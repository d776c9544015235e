package org.ferrule.simulators.culture;

/** The heat balance of broth and heating blanket; there is no cooling but the loss to the room. */
final class Heat {

    private static final double HEATER_WATT = 150;
    private static final double BLANKET_TO_BROTH = 12;
    private static final double BROTH_TO_ROOM = 1.5;
    private static final double BLANKET_CAPACITY = 1200;
    private static final double BROTH_CAPACITY_PER_ML = 4.18;
    private static final double JOULE_PER_MMOL_OXYGEN = 450;

    private final double ambient;
    private double broth;
    private double blanket;

    Heat(double ambient, double broth) {
        this.ambient = ambient;
        this.broth = broth;
        this.blanket = broth;
    }

    double broth() {
        return broth;
    }

    /**
     * Moves on by one step; the blanket, which is stiff, is solved exactly for the step.
     *
     * @param heater power, 0 to 1
     * @param volume mL
     * @param oxygenUptake of the whole culture, mmol/s
     */
    void step(double heater, double volume, double oxygenUptake, double dt) {
        double settled = broth + heater * HEATER_WATT / BLANKET_TO_BROTH;
        blanket = settled + (blanket - settled) * Math.exp(-BLANKET_TO_BROTH / BLANKET_CAPACITY * dt);
        double gained = BLANKET_TO_BROTH * (blanket - broth)
                - BROTH_TO_ROOM * (broth - ambient)
                + JOULE_PER_MMOL_OXYGEN * oxygenUptake;
        broth += gained / (BROTH_CAPACITY_PER_ML * volume) * dt;
    }
}
