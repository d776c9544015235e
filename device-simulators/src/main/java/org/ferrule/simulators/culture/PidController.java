package org.ferrule.simulators.culture;

/** A PI controller with derivative on the measured value and back-calculation against wind-up. */
final class PidController {

    /**
     * How the controller is tuned.
     *
     * @param gain output % per unit of error
     * @param integralTime s
     * @param derivativeTime s
     * @param min lowest output, %
     * @param max highest output, %
     */
    record Tuning(double gain, double integralTime, double derivativeTime, double min, double max) {}

    private final Tuning tuning;
    private double integral;
    private double lastMeasured = Double.NaN;

    PidController(Tuning tuning) {
        this.tuning = tuning;
    }

    /** Starts from an output that another mode has left, so that the change of mode makes no bump. */
    void startFrom(double output) {
        integral = output;
        lastMeasured = Double.NaN;
    }

    double limit(double output) {
        return Math.max(tuning.min(), Math.min(tuning.max(), output));
    }

    double step(double setPoint, double measured, double dt) {
        double error = setPoint - measured;
        double slope = Double.isNaN(lastMeasured) ? 0 : (measured - lastMeasured) / dt;
        lastMeasured = measured;
        double quick = tuning.gain() * (error - tuning.derivativeTime() * slope);
        integral += tuning.gain() * error * dt / tuning.integralTime();
        double output = limit(quick + integral);
        // The integral may not hold more than what brings the output to its limit: it unwinds as soon as the error
        // turns.
        integral = Math.max(tuning.min() - Math.max(quick, 0), Math.min(tuning.max() - Math.min(quick, 0), integral));
        integral = limit(integral);
        return output;
    }
}
