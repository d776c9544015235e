package org.ferrule.simulators.sics;

/**
 * What the weighing cell shows at one moment.
 *
 * @param load whether the load is within the weighing range
 * @param net grams without zero and tare, not rounded
 * @param isStable whether it has settled
 */
record Weighing(Load load, double net, boolean isStable) {

    /** Where the load is. */
    enum Load {
        IN_RANGE,
        OVER,
        UNDER
    }
}
