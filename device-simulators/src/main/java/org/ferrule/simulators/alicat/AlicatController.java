package org.ferrule.simulators.alicat;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;
import org.ferrule.simulators.alicat.Valve.Hold;
import org.ferrule.simulators.culture.SimulationClock;
import org.ferrule.simulators.witness.Witness;

/**
 * One mass-flow controller: valve, measurement, totalizer, set-point and panel, whichever protocol asks. Thread-safe. What it
 * delivers is {@link #mlPerMin()}, for whatever consumes the gas.
 */
public final class AlicatController {

    private static final double OUTLET = 101.325;
    private static final double STANDARD_TEMPERATURE = 298.15;
    private static final double ZERO_ERROR = 0.002;
    private static final double BOOT_SECONDS = 2;

    private final AlicatSettings settings;
    private final Surroundings surroundings;
    private final SimulationClock clock;
    private final Valve valve;
    private final AlicatFaults faults = new AlicatFaults(this);
    private final Witness witness = new Witness();
    private final AlicatHolds holds;
    private OptionalDouble heldFlow = OptionalDouble.empty();
    private double zeroError;
    private double reached;
    private double setPoint;
    private int gas = GasTable.AIR;
    private boolean isLocked;
    private double awakeAt;

    /**
     * What the controller is connected to.
     *
     * @param supply pressure of the gas supply, kPa absolute
     * @param temperature of the gas, Cel
     */
    public record Surroundings(DoubleSupplier supply, DoubleSupplier temperature) {
        /** A bottle behind a regulator, in a room. */
        public static Surroundings plausible() {
            return new Surroundings(() -> 300, () -> 23.4);
        }
    }

    public AlicatController(AlicatSettings settings, Surroundings surroundings, SimulationClock clock) {
        this.settings = settings;
        this.surroundings = surroundings;
        this.clock = clock;
        this.valve = new Valve(settings.model().fullScale());
        this.reached = clock.seconds();
        this.zeroError = ZERO_ERROR * settings.model().fullScale() * (0.5 + new Random(settings.seed()).nextDouble());
        holds = new AlicatTruth(this, witness.truth()).declare();
    }

    public AlicatSettings settings() {
        return settings;
    }

    public AlicatFaults faults() {
        return faults;
    }

    /** What it testifies. */
    public Witness witness() {
        return witness;
    }

    public String serialNumber() {
        String exchanged = faults.serialNumber();
        return exchanged == null ? settings.serialNumber() : exchanged;
    }

    String firmware() {
        return faults.firmware().orElse(settings.model().firmware());
    }

    /** What flows now, mL/min at standard conditions: the truth, not what is shown. */
    public synchronized double mlPerMin() {
        catchUp();
        return valve.flow();
    }

    /** Number of the selected gas. */
    public synchronized int gas() {
        return gas;
    }

    /** The set-point, mL/min. */
    public synchronized double setPoint() {
        return setPoint;
    }

    /** What has flowed since the last reset, mL. */
    public synchronized double total() {
        catchUp();
        return valve.total();
    }

    /** Whether the buttons are locked. */
    public synchronized boolean isLocked() {
        return isLocked;
    }

    /** Whether it answers: it is silent while it boots. */
    synchronized boolean isAwake() {
        return clock.seconds() >= awakeAt && !faults.modbus().answers().isSilent();
    }

    synchronized Readings readings() {
        catchUp();
        double shown = valve.flow() + zeroError;
        double pressure = holds.pressure()
                .or(() -> OUTLET + 20 * valve.flow() / settings.model().fullScale());
        double temperature = holds.temperature().or(surroundings.temperature());
        double volumetric = holds.volumetricFlow()
                .or(() -> shown * OUTLET / pressure * (temperature + 273.15) / STANDARD_TEMPERATURE);
        double total = holds.total().or(valve::total);
        Readings now = new Readings(pressure, temperature, volumetric, shown, setPoint, total, valve.opening(supply()));
        Readings kept = faults.stuck(now);
        return faults.isMissing() ? kept.withoutMeasurements() : kept;
    }

    /** Makes gas flow so that this is shown now, mL/min. */
    synchronized void holdFlow(double shown) {
        catchUp();
        heldFlow = OptionalDouble.of(shown - zeroError);
        valve.stand(0, shown - zeroError);
    }

    synchronized void freeFlow() {
        catchUp();
        heldFlow = OptionalDouble.empty();
    }

    synchronized Hold valveHold() {
        return valve.hold();
    }

    synchronized SortedSet<String> codes() {
        SortedSet<String> codes = new TreeSet<>(faults.codes());
        if (valve.hold() != Hold.NONE) {
            codes.add("HLD");
        }
        if (isLocked) {
            codes.add("LCK");
        }
        if (valve.flow() > 1.02 * settings.model().fullScale()) {
            codes.add("MOV");
        }
        return codes;
    }

    /**
     * Takes a set-point from the line.
     *
     * @param mlPerMin the new set-point
     * @return whether it is accepted
     */
    synchronized boolean command(double mlPerMin) {
        double full = settings.model().fullScale();
        if (!(mlPerMin >= 0 && mlPerMin <= full) || faults.isRejecting()) {
            return false;
        }
        if (!faults.isIgnoring()) {
            turn(faults.isClamping() ? Math.min(mlPerMin, full / 2) : mlPerMin);
        }
        return true;
    }

    /** Sets the set-point at the panel, where no fault of the line counts. */
    synchronized void turn(double mlPerMin) {
        catchUp();
        setPoint = mlPerMin;
    }

    /** Takes a gas from the line, by its number. */
    synchronized boolean commandGas(int number) {
        return faults.isIgnoring() ? GasTable.find(number).isPresent() : select(number);
    }

    synchronized boolean select(int number) {
        if (GasTable.find(number).isEmpty() || faults.isRejecting()) {
            return false;
        }
        gas = number;
        return true;
    }

    /** Takes what flows now for nothing; a real controller does so even while gas flows. */
    synchronized void tareFlow() {
        catchUp();
        zeroError = -valve.flow();
    }

    synchronized void resetTotalizer() {
        catchUp();
        valve.resetTotal();
    }

    synchronized void hold(Hold hold) {
        catchUp();
        valve.hold(hold);
    }

    synchronized void lock(boolean wanted) {
        isLocked = wanted;
    }

    /** Loses its set-point and any hold, and says nothing for a while. */
    synchronized void reboot() {
        catchUp();
        setPoint = 0;
        valve.hold(Hold.NONE);
        awakeAt = clock.seconds() + BOOT_SECONDS;
    }

    private double supply() {
        double forced = faults.supply();
        return Double.isNaN(forced) ? surroundings.supply().getAsDouble() : forced;
    }

    private void catchUp() {
        double now = clock.seconds();
        if (heldFlow.isPresent()) {
            valve.stand(now - reached, heldFlow.getAsDouble());
        } else {
            valve.pass(now - reached, setPoint, supply());
        }
        reached = now;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s %s, unit %s", settings.model().modelNumber(), serialNumber(), settings.unitId());
    }
}
