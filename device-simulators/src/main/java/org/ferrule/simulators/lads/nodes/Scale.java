package org.ferrule.simulators.lads.nodes;

/**
 * The unit and the ordinary range of an analog variable.
 *
 * @param unit of the value
 * @param low end of EURange
 * @param high end of EURange
 */
record Scale(EngineeringUnit unit, double low, double high) {}
