package org.ferrule.simulators.culture;

import java.time.InstantSource;

/** Simulated time: seconds since the simulation began, never running backwards. */
@FunctionalInterface
public interface SimulationClock {

    /** Simulated seconds since the start. */
    double seconds();

    /**
     * A clock that starts now and follows the machine's monotonic clock.
     *
     * @param speed simulated seconds per real second, above 0; 1 is real time
     */
    static SimulationClock realTime(double speed) {
        return new MachineClock(speed);
    }

    /** The machine's wall clock, for what is not simulated: time stamps and certificates. */
    static InstantSource wall() {
        return MachineClock.WALL;
    }
}
