package org.ferrule.simulators.sics;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.ferrule.simulators.culture.SimulationClock;
import org.ferrule.simulators.sics.Weighing.Load;

/** The mechanics: what lies on the pan, when it has settled, zero and tare. Thread-safe. */
final class WeighingCell {

    /** A change beyond this starts the settling anew, g. */
    private static final double STABILITY_BAND = 5 * SicsSettings.READABILITY;
    /** Below this the pan is not in place, g. */
    private static final double LEAST_LOAD = -20;
    /** Zero can be set within this part of the capacity. */
    private static final double ZERO_RANGE = 0.2;

    private final DoubleSupplier grams;
    private final SimulationClock clock;
    private final SicsFaults faults;
    private final double settlingSeconds;
    private final Random noise;
    private OptionalDouble heldGross = OptionalDouble.empty();
    private Optional<Boolean> heldStable = Optional.empty();
    private double gross;
    private double settledAround;
    private double changedAt;
    private double zero;
    private double tare;

    WeighingCell(SicsSettings settings, DoubleSupplier grams, SimulationClock clock, SicsFaults faults) {
        this.grams = grams;
        this.clock = clock;
        this.faults = faults;
        this.settlingSeconds = settings.settlingSeconds();
        this.noise = new Random(settings.seed());
        this.gross = grams.getAsDouble();
        this.settledAround = gross;
        this.changedAt = clock.seconds() - settlingSeconds;
    }

    /** Looks at the pan; called often, for the settling. */
    synchronized Weighing weigh() {
        if (!faults.isStuck()) {
            double vibration = faults.vibration();
            gross = heldGross.orElseGet(() -> faults.massOr(grams))
                    + (vibration == 0 ? 0 : vibration * (2 * noise.nextDouble() - 1));
            if (vibration != 0 || Math.abs(gross - settledAround) > STABILITY_BAND) {
                settledAround = gross;
                changedAt = clock.seconds();
            }
        }
        double load = gross - zero;
        boolean isStable = heldStable.orElse(clock.seconds() - changedAt >= settlingSeconds);
        Load where = load > SicsSettings.CAPACITY ? Load.OVER : load < LEAST_LOAD ? Load.UNDER : Load.IN_RANGE;
        return new Weighing(where, load - tare, isStable);
    }

    /** Makes the present load zero and clears the tare, unless it is too far from where zero was at the start. */
    synchronized Load zero() {
        if (Math.abs(gross) > ZERO_RANGE * SicsSettings.CAPACITY) {
            return gross > 0 ? Load.OVER : Load.UNDER;
        }
        zero = gross;
        tare = 0;
        return Load.IN_RANGE;
    }

    /** Takes the present load as tare, unless it is negative. */
    synchronized Load takeTare() {
        if (gross - zero < 0) {
            return Load.UNDER;
        }
        tare = gross - zero;
        return Load.IN_RANGE;
    }

    synchronized void tare(double preset) {
        tare = preset;
    }

    synchronized double tare() {
        return tare;
    }

    /** Lays on the pan what is shown as this net weight now; it has settled already. */
    synchronized void hold(double net) {
        double wanted = net + tare + zero;
        heldGross = OptionalDouble.of(wanted);
        if (!faults.isStuck()) {
            gross = wanted;
            settledAround = wanted;
            changedAt = Double.NEGATIVE_INFINITY;
        }
    }

    /** Makes the weight look settled or not, whatever it does. */
    synchronized void holdStable(boolean isWanted) {
        heldStable = Optional.of(isWanted);
    }

    /** Back to what is on the pan. */
    synchronized void free() {
        heldGross = OptionalDouble.empty();
        heldStable = Optional.empty();
    }

    /** As after switching on: what is volatile is gone. */
    synchronized void restart() {
        zero = 0;
        tare = 0;
        changedAt = clock.seconds();
    }
}
