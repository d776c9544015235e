package org.ferrule.simulators.culture;

/**
 * One mass-flow controller at one moment.
 *
 * @param pv flow, mL/min
 * @param sp set-point in force, mL/min
 * @param total delivered since the start, mL
 */
public record GasState(double pv, double sp, double total) {}
