package org.ferrule.simulators.incubator;

/**
 * What it is like in the chamber.
 *
 * @param temperature Cel
 * @param co2 %
 * @param humidity % relative
 * @param o2 %
 */
public record Climate(double temperature, double co2, double humidity, double o2) {
    /** A room: what comes in when the door is open. */
    public static final Climate ROOM = new Climate(22, 0.04, 40, 20.9);

    /** Moves towards another climate by a fraction of the distance, 0 to 1. */
    Climate towards(Climate goal, double heat, double gas) {
        return new Climate(
                temperature + (goal.temperature - temperature) * heat,
                co2 + (goal.co2 - co2) * gas,
                humidity + (goal.humidity - humidity) * heat,
                o2 + (goal.o2 - o2) * gas);
    }
}
