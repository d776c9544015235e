package org.ferrule.simulators.culture;

/**
 * What the vessel is like when the simulation starts. It starts settled: the broth conditioned, the loops in AUTO (dissolved
 * oxygen in CASCADE) at 37 Cel, pH 7.2, 40 %{sat} and 100 rpm.
 *
 * @param seed of everything random
 * @param volume of the broth, mL, above 0
 * @param vesselVolume inner volume, mL, above the broth's
 * @param inoculum viable density at the start, 10*6/mL; 0 for a cell-free vessel
 * @param glucose at the start, g/L
 * @param ambientTemperature Cel
 */
public record VesselSettings(
        long seed, double volume, double vesselVolume, double inoculum, double glucose, double ambientTemperature) {

    public VesselSettings {
        requireWithin("volume", volume, 1, 1e6);
        requireWithin("vesselVolume", vesselVolume, volume, 2e6);
        requireWithin("inoculum", inoculum, 0, 200);
        requireWithin("glucose", glucose, 0, 50);
        requireWithin("ambientTemperature", ambientTemperature, 0, 45);
    }

    /** A 2 L vessel with 1 L of broth at 22 Cel ambient, inoculated with 0.5 million cells per mL. */
    public static VesselSettings defaults(long seed) {
        return new VesselSettings(seed, 1000, 2000, 0.5, 4.0, 22);
    }

    /** The same vessel with another inoculum, 10*6/mL. */
    public VesselSettings withInoculum(double viableDensity) {
        return new VesselSettings(seed, volume, vesselVolume, viableDensity, glucose, ambientTemperature);
    }

    private static void requireWithin(String name, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(name + ": " + value + " is outside [" + min + ", " + max + "]");
        }
    }
}
