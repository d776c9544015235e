package org.ferrule.simulators.culture;

/** What the cells swim in, as they feel it. */
interface Broth {

    /** Cel. */
    double temperature();

    double ph();

    /** %{sat}. */
    double dissolvedOxygen();
}
