package org.ferrule.simulators.culture;

/**
 * One loop at one moment.
 *
 * @param pv what the vessel's own sensor shows, in the loop's unit
 * @param sp the set-point in force, in the loop's unit
 * @param output of the controller, %
 * @param mode who decides the output
 */
public record LoopState(double pv, double sp, double output, LoopMode mode) {}
