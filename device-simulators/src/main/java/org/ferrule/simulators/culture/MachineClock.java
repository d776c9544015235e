package org.ferrule.simulators.culture;

import java.time.InstantSource;

/** The module's only look at the machine's clock. */
final class MachineClock implements SimulationClock {

    static final double NANOS_PER_SECOND = 1e9;

    /** The wall clock, for time stamps and certificates. */
    static final InstantSource WALL = InstantSource.system();

    private final double speed;
    private final double already;
    private final long start = System.nanoTime();

    /**
     * Starts a clock.
     *
     * @param already real seconds that have passed before, not negative
     */
    MachineClock(double speed, double already) {
        if (!(speed > 0 && speed <= 100_000)) {
            throw new IllegalArgumentException("speed: " + speed + " is not within (0, 100000] simulated s per real s");
        }
        this.speed = speed;
        this.already = already;
    }

    @Override
    public double seconds() {
        return (already + (System.nanoTime() - start) / NANOS_PER_SECOND) * speed;
    }
}
