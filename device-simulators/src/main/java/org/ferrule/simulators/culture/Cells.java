package org.ferrule.simulators.culture;

/**
 * The living part of the broth: Monod growth on glucose, slowed by lactate, temperature, pH and lack of oxygen; death where it
 * does not thrive. Numbers are those of an activated human T-cell culture, to the order of magnitude.
 */
final class Cells {

    private static final double MAX_GROWTH = 0.035;
    private static final double GLUCOSE_AFFINITY = 0.15;
    private static final double LACTATE_INHIBITION = 4.0;
    private static final double OXYGEN_AFFINITY = 3.0;
    private static final double BASAL_DEATH = 0.0008;
    private static final double STRESS_DEATH = 0.03;
    private static final double YIELD = 3.0;
    private static final double MAINTENANCE = 0.0006;
    private static final double LACTATE_PER_GLUCOSE = 0.8;
    private static final double OXYGEN_DEMAND = 0.2;
    private static final double SECONDS_PER_HOUR = 3600;

    private double viable;
    private double dead;
    private double glucose;
    private double lactate;

    Cells(double glucose) {
        this.glucose = glucose;
    }

    double viable() {
        return viable;
    }

    double viability() {
        double all = viable + dead;
        return all < 1e-9 ? 0 : 100 * viable / all;
    }

    double glucose() {
        return glucose;
    }

    double lactate() {
        return lactate;
    }

    void add(double viableDensity) {
        viable += viableDensity;
        dead += viableDensity * 0.02;
    }

    /** Takes up what a suspension brings into a broth that has already been diluted by it. */
    void mix(Suspension added, double volumeAfter) {
        viable += added.millionViable() / volumeAfter;
        dead += added.millionDead() / volumeAfter;
        glucose += added.glucose() * added.millilitres() / volumeAfter;
        lactate += added.lactate() * added.millilitres() / volumeAfter;
    }

    /** Dead cells, 10*6/mL. */
    double dead() {
        return dead;
    }

    /** Oxygen uptake in oxygen-rich broth, mmol/L/h. The actual uptake is this times the Monod factor. */
    double oxygenDemand() {
        return OXYGEN_DEMAND * viable;
    }

    static double oxygenAffinity() {
        return OXYGEN_AFFINITY;
    }

    /** Follows the broth's volume; {@code dilution} is volume before over volume after. */
    void dilute(double dilution) {
        viable *= dilution;
        dead *= dilution;
        glucose *= dilution;
        lactate *= dilution;
    }

    /** Moves on by one step. */
    void step(Broth broth, double dt) {
        double hours = dt / SECONDS_PER_HOUR;
        double sugar = glucose / (GLUCOSE_AFFINITY + glucose);
        double oxygen = broth.dissolvedOxygen() / (OXYGEN_AFFINITY + broth.dissolvedOxygen());
        double climate = temperatureFactor(broth.temperature()) * phFactor(broth.ph());
        double growth = MAX_GROWTH * sugar * oxygen * climate * LACTATE_INHIBITION / (LACTATE_INHIBITION + lactate);
        double death = BASAL_DEATH + STRESS_DEATH * (1 - sugar * oxygen * climate);
        double uptake = (growth / YIELD + MAINTENANCE * sugar) * viable * hours;
        double died = viable * -Math.expm1(-death * hours);
        glucose = Math.max(0, glucose - uptake);
        lactate += uptake * LACTATE_PER_GLUCOSE;
        viable = viable * Math.exp(growth * hours) - died;
        dead += died;
    }

    private static double temperatureFactor(double temperature) {
        double distance = (temperature - 37) / (temperature > 37 ? 1.8 : 5);
        return Math.exp(-distance * distance);
    }

    private static double phFactor(double ph) {
        double distance = (ph - 7.2) / 0.5;
        return Math.exp(-distance * distance);
    }
}
