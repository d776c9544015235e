package org.ferrule.simulators.alicat;

/** The valve and the gas behind it: how much flows, and how much has flowed. Not thread-safe. */
final class Valve {

    private static final double LAG = 0.4;
    private static final double FULLY_OPEN = 1.25;
    private static final double OUTLET = 101.325;
    private static final double NOMINAL_DROP = 150;

    private final double fullScale;
    private Hold hold = Hold.NONE;
    private double flow;
    private double total;

    /** What overrides the set-point. */
    enum Hold {
        NONE,
        CLOSED,
        CURRENT
    }

    Valve(double fullScale) {
        this.fullScale = fullScale;
    }

    /**
     * Lets time pass.
     *
     * @param seconds since the last call
     * @param setPoint mL/min that was wanted meanwhile
     * @param supply pressure of the supply, kPa absolute
     */
    void pass(double seconds, double setPoint, double supply) {
        double target = Math.min(wanted(setPoint), available(supply));
        double decay = Math.exp(-seconds / LAG);
        total += (target * seconds + (flow - target) * LAG * (1 - decay)) / 60;
        flow = target + (flow - target) * decay;
    }

    /** Lets time pass with the flow where it is made to stand, whatever valve and supply are like. */
    void stand(double seconds, double held) {
        flow = held;
        total += held * seconds / 60;
    }

    private double wanted(double setPoint) {
        return switch (hold) {
            case NONE -> setPoint;
            case CLOSED -> 0;
            case CURRENT -> flow;
        };
    }

    private double available(double supply) {
        return Math.max(0, (supply - OUTLET) / NOMINAL_DROP) * FULLY_OPEN * fullScale;
    }

    /** % of its travel. */
    double opening(double supply) {
        double available = available(supply);
        return available == 0 ? 0 : Math.min(100, 100 * flow / available);
    }

    void hold(Hold wanted) {
        hold = wanted;
    }

    Hold hold() {
        return hold;
    }

    double flow() {
        return flow;
    }

    double total() {
        return total;
    }

    void resetTotal() {
        total = 0;
    }
}
