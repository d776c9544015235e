package org.ferrule.simulators.culture;

import java.time.Duration;
import java.time.Instant;
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
        return new MachineClock(speed, 0);
    }

    /**
     * A clock that has run since a moment of the wall clock, so that processes that start one after the other share one simulated time. The wall
     * clock is looked at once; from then on the machine's monotonic clock counts.
     *
     * @param epoch when simulated time was 0, not in the future
     * @param speed simulated seconds per real second, above 0, the same for all
     */
    static SimulationClock since(Instant epoch, double speed) {
        Duration passed = Duration.between(epoch, MachineClock.WALL.instant());
        if (passed.isNegative()) {
            throw new IllegalArgumentException(
                    "epoch: " + epoch + " is in the future; simulated time cannot be below 0");
        }
        return new MachineClock(speed, passed.toNanos() / MachineClock.NANOS_PER_SECOND);
    }

    /** The machine's wall clock, for what is not simulated: time stamps and certificates. */
    static InstantSource wall() {
        return MachineClock.WALL;
    }
}
