package org.ferrule.simulators.culture;

/**
 * A measuring chain: first-order lag, Gaussian noise, quantisation. Deterministic: the noise of one measurement depends only
 * on the seed and on how many measurements were made before it. Not thread-safe.
 */
public final class Sensor {

    private final Settings settings;
    private final Noise noise;
    private double lagged = Double.NaN;

    /**
     * The metrological character of a sensor.
     *
     * @param timeConstant of the first-order lag, s; 0 for none
     * @param noise standard deviation, in the measured unit; 0 for none
     * @param resolution smallest step shown, in the measured unit; 0 for none
     */
    public record Settings(double timeConstant, double noise, double resolution) {

        public Settings {
            if (!(timeConstant >= 0 && noise >= 0 && resolution >= 0)) {
                throw new IllegalArgumentException("time constant " + timeConstant + " s, noise " + noise
                        + " and resolution " + resolution + " must not be negative");
            }
        }
    }

    public Sensor(Settings settings, long seed) {
        this.settings = settings;
        this.noise = new Noise(seed);
    }

    /**
     * Makes one measurement.
     *
     * @param truth the quantity itself, taken as constant over the time since the last measurement
     * @param seconds simulated seconds since the last measurement; ignored for the first, which is settled
     */
    public double measure(double truth, double seconds) {
        if (Double.isNaN(lagged) || settings.timeConstant() == 0) {
            lagged = truth;
        } else {
            lagged += (truth - lagged) * -Math.expm1(-seconds / settings.timeConstant());
        }
        double noisy = lagged + settings.noise() * noise.next();
        return settings.resolution() == 0 ? noisy : Math.rint(noisy / settings.resolution()) * settings.resolution();
    }
}
