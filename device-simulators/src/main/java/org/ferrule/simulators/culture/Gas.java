package org.ferrule.simulators.culture;

/** The gases that the vessel can be sparged with. */
public enum Gas {
    AIR,
    O2,
    CO2,
    N2
}
