package org.ferrule.simulators.culture;

import java.util.function.DoubleSupplier;

/**
 * A stirred bioreactor with a growing culture and its control loops; thread-safe.
 *
 * <p>Time is integrated lazily, in steps of one second that lie on a fixed grid: whoever looks, and however often, sees the
 * same trajectory for the same seed and the same writes. Only a jump of more than a day takes longer steps, so that no call
 * hangs; whatever exceeds thirty days is skipped, the culture standing still.
 */
public final class Vessel {

    private static final double STEP = 1;
    private static final double LONGEST_STEP = 10;
    private static final double MOST_STEPS = 86_400;
    private static final double LONGEST_JUMP = 30 * 86_400.0;
    private static final int SETTLING_STEPS = 4 * 3600;

    private final SimulationClock clock;
    private final Plant plant;
    private double reached;

    /** Builds the vessel, lets it settle at its set-points without cells, and inoculates it. */
    public Vessel(VesselSettings settings, SimulationClock clock) {
        this.clock = clock;
        this.plant = new Plant(settings);
        for (int i = 0; i < SETTLING_STEPS; i++) {
            plant.step(STEP);
        }
        plant.startCounting();
        if (settings.inoculum() > 0) {
            plant.cells().add(settings.inoculum());
        }
        this.reached = clock.seconds();
    }

    /** The true state now. */
    public synchronized CultureState state() {
        catchUp();
        return plant.state();
    }

    /** What a loop shows now. */
    public synchronized LoopState loop(Loop loop) {
        catchUp();
        return plant.controls().loop(loop).state();
    }

    /** What a mass-flow controller shows now. */
    public synchronized GasState gas(Gas gas) {
        catchUp();
        return plant.gases().state(gas);
    }

    /**
     * Sets a loop's set-point. For AGITATION it is the least speed while dissolved oxygen is in CASCADE.
     *
     * @param sp in the loop's unit, finite
     */
    public synchronized void setPoint(Loop loop, double sp) {
        catchUp();
        plant.controls().setPoint(loop, requireFinite("set-point of " + loop, sp));
    }

    /** Changes who decides a loop's output; without a bump, except to OFF. */
    public synchronized void mode(Loop loop, LoopMode mode) {
        catchUp();
        plant.controls().loop(loop).mode(mode);
    }

    /**
     * Sets a loop's output; without effect unless the loop is in MANUAL.
     *
     * @param percent cut to the loop's range
     */
    public synchronized void output(Loop loop, double percent) {
        catchUp();
        plant.controls().loop(loop).output(requireFinite("output of " + loop, percent));
    }

    /**
     * Sets a gas flow. While its loop is in AUTO or CASCADE the loop decides over CO2 (pH), and over N2 and O2 (dissolved
     * oxygen), and overrules this at the next step; AIR is always the operator's.
     *
     * @param mlPerMin cut to 0 to 1000
     */
    public synchronized void gasSetPoint(Gas gas, double mlPerMin) {
        catchUp();
        plant.gases().want(gas, requireFinite("flow of " + gas, mlPerMin));
    }

    /**
     * Adds living cells, with one in fifty dead.
     *
     * @param viableDensity by how much the viable density rises, 10*6/mL, not negative
     */
    public synchronized void inoculate(double viableDensity) {
        if (!(viableDensity >= 0 && viableDensity <= 200)) {
            throw new IllegalArgumentException("inoculum: " + viableDensity + " 10*6/mL is outside [0, 200]");
        }
        catchUp();
        plant.cells().add(viableDensity);
    }

    /**
     * Lets a gas come from a controller outside, from now on. The vessel's own loops and set-points for it have no effect.
     *
     * @param mlPerMin what flows now; asked under this vessel's lock
     */
    public synchronized void connect(Gas gas, DoubleSupplier mlPerMin) {
        catchUp();
        plant.gases().connect(gas, mlPerMin);
    }

    /**
     * Pours in medium or cells, as warm as the broth.
     *
     * @return what fitted in
     */
    public synchronized Suspension pour(Suspension added) {
        catchUp();
        return plant.pour(added);
    }

    /**
     * Draws broth, as a sampling or harvest tube does; the last 20 mL are out of its reach.
     *
     * @param millilitres wanted, not negative
     * @return what came
     */
    public synchronized Suspension draw(double millilitres) {
        catchUp();
        return plant.draw(requireFinite("volume to draw", millilitres));
    }

    private void catchUp() {
        plant.gases().look();
        double now = clock.seconds();
        double behind = now - reached;
        if (behind > LONGEST_JUMP) {
            reached = now - LONGEST_JUMP;
            behind = LONGEST_JUMP;
        }
        double step = Math.min(LONGEST_STEP, Math.max(STEP, Math.ceil(behind / MOST_STEPS)));
        while (now - reached >= step) {
            plant.step(step);
            reached += step;
        }
    }

    private static double requireFinite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + ": " + value + " is not a finite number");
        }
        return value;
    }
}
