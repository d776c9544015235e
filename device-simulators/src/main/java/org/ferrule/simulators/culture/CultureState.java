package org.ferrule.simulators.culture;

/**
 * The true state of the culture, before any sensor's lag and noise.
 *
 * @param hours simulated hours since the start
 * @param viableDensity living cells, 10*6/mL
 * @param viability living among all cells, %
 * @param temperature of the broth, Cel
 * @param ph of the broth
 * @param dissolvedOxygen %{sat}: 100 is equilibrium with air at 1013.25 mbar
 * @param glucose g/L
 * @param lactate g/L
 * @param volume of the broth, mL
 * @param pressure in the head space, absolute, mbar
 */
public record CultureState(
        double hours,
        double viableDensity,
        double viability,
        double temperature,
        double ph,
        double dissolvedOxygen,
        double glucose,
        double lactate,
        double volume,
        double pressure) {}
