package org.ferrule.simulators.culture;

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
}
