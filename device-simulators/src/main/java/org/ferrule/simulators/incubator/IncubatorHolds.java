package org.ferrule.simulators.incubator;

import org.ferrule.simulators.witness.Hold;

/**
 * Where quantities of an incubator are made to stand.
 *
 * @param temperature Cel
 * @param co2 %
 * @param humidity % relative
 * @param o2 %
 * @param operatingTime s
 */
record IncubatorHolds(Hold temperature, Hold co2, Hold humidity, Hold o2, Hold operatingTime) {

    Climate over(Climate free) {
        return new Climate(
                temperature.or(free::temperature), co2.or(free::co2), humidity.or(free::humidity), o2.or(free::o2));
    }
}
