package org.ferrule.simulators.culture;

/** Simulated time whose pace can be changed; the time itself never jumps. Thread-safe. */
public final class PacedClock implements SimulationClock {

    private static final double FASTEST = 100_000;

    private final SimulationClock real;
    private double pace = 1;
    private double since;
    private double before;

    /**
     * A clock that starts at 0, as fast as the other one.
     *
     * @param real what it follows
     */
    public PacedClock(SimulationClock real) {
        this.real = real;
        this.since = real.seconds();
    }

    /**
     * Goes on at another pace.
     *
     * @param pace simulated seconds for each second of the other clock, above 0
     */
    public synchronized void pace(double pace) {
        if (!(pace > 0 && pace <= FASTEST)) {
            throw new IllegalArgumentException("speed: " + pace + " is not within (0, 100000] simulated s per real s");
        }
        double now = real.seconds();
        before += (now - since) * this.pace;
        since = now;
        this.pace = pace;
    }

    @Override
    public synchronized double seconds() {
        return before + (real.seconds() - since) * pace;
    }
}
