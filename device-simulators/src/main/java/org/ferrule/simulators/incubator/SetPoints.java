package org.ferrule.simulators.incubator;

/**
 * What the controllers hold.
 *
 * @param temperature Cel
 * @param co2 %
 * @param o2 %
 */
public record SetPoints(double temperature, double co2, double o2) {
    /** As from the factory. */
    public static final SetPoints DEFAULT = new SetPoints(37, 5, 20.9);

    Climate climate(double humidity) {
        return new Climate(temperature, co2, humidity, o2);
    }
}
