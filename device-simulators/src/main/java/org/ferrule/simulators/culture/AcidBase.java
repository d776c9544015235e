package org.ferrule.simulators.culture;

/**
 * The pH of the broth: the bicarbonate buffer after Henderson and Hasselbalch, plus the linear buffering of amino acids and
 * protein, under electroneutrality. All concentrations are mmol/L.
 */
final class AcidBase {

    private static final double PK = 6.1;
    private static final double OTHER_BUFFERING = 8;
    private static final double REFERENCE_PH = 7.2;
    private static final double START_STRONG_IONS = 15.5;
    private static final double CO2_SOLUBILITY = 24;
    private static final double LACTATE_PER_GRAM = 11.1;
    private static final double LOWEST = 2;
    private static final double HIGHEST = 12;
    private static final int NEWTON_STEPS = 6;
    private static final double CLOSE_ENOUGH = 1e-9;

    private double carbon;
    private double strongIons = START_STRONG_IONS;
    private double ph = REFERENCE_PH;

    AcidBase() {
        carbon = startCarbon();
    }

    private static double startCarbon() {
        return START_STRONG_IONS * (1 + Math.pow(10, PK - REFERENCE_PH));
    }

    /**
     * Mixes fresh medium in, which is buffered as the broth was at the start.
     *
     * @param dilution volume before over volume after
     */
    void addMedium(double dilution) {
        strongIons = strongIons * dilution + START_STRONG_IONS * (1 - dilution);
        carbon = carbon * dilution + startCarbon() * (1 - dilution);
    }

    double ph() {
        return ph;
    }

    /**
     * Exchanges CO2 with the gas and takes up what the cells breathe out.
     *
     * @param kla of CO2, 1/s
     * @param gasFraction of CO2 in the gas, 0 to 1
     * @param evolved CO2 from the cells, mmol/L/s
     */
    void exchange(double kla, double gasFraction, double evolved, double dt) {
        double bound = bound();
        double buffered = Math.log(10) * carbon * bound * (1 - bound);
        // Most of the CO2 that leaves is made up from bicarbonate: this is how far the free CO2 follows the whole pool.
        double follows = 1 - bound + buffered * bound / (buffered + OTHER_BUFFERING);
        double free = carbon * (1 - bound);
        double moved = kla > 0
                ? (CO2_SOLUBILITY * gasFraction + evolved / kla - free) / follows * -Math.expm1(-kla * follows * dt)
                : evolved * dt;
        carbon = Math.max(0, carbon + moved);
    }

    /**
     * Adds strong base.
     *
     * @param amount mmol per litre of broth
     * @param dilution volume before over volume after
     */
    void addBase(double amount, double dilution) {
        strongIons = strongIons * dilution + amount;
        carbon *= dilution;
    }

    /** Solves electroneutrality for the pH by Newton's method, starting from the last pH. */
    void settle(double lactate) {
        double excess = strongIons - lactate * LACTATE_PER_GRAM;
        for (int i = 0; i < NEWTON_STEPS; i++) {
            double bound = bound();
            double error = carbon * bound + OTHER_BUFFERING * (ph - REFERENCE_PH) - excess;
            double slope = Math.log(10) * carbon * bound * (1 - bound) + OTHER_BUFFERING;
            ph = Math.max(LOWEST, Math.min(HIGHEST, ph - error / slope));
            if (Math.abs(error) < CLOSE_ENOUGH) {
                return;
            }
        }
    }

    /** Fraction of the carbon that is bicarbonate. */
    private double bound() {
        return 1 / (1 + Math.pow(10, PK - ph));
    }
}
