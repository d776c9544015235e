package org.ferrule.simulators.arc;

import org.ferrule.simulators.culture.SimulationClock;
import org.ferrule.simulators.witness.Hold;
import org.ferrule.simulators.witness.Span;

/** The life that the sensor has had. Its past before the simulation follows from the seed. */
final class Counters {

    private static final int MOST_PAST_HOURS = 2000;

    private final SimulationClock clock;
    private final ArcFaults faults;
    private final int pastHours;
    private final int sterilisations;
    private final int cleanings;
    private final Hold heldHours;
    private final Hold heldPowerUps;
    private final Hold heldSterilisations;
    private final Hold heldCleanings;
    private final Hold heldAutoclavings;
    private int powerUps;
    private int autoclavings;
    private int flashWrites;
    private double systemTimeAtZero;

    Counters(long seed, SimulationClock clock, ArcFaults faults, ArcTruth truth) {
        this.clock = clock;
        this.faults = faults;
        this.pastHours = 100 + (int) Math.floorMod(seed * 37, (long) MOST_PAST_HOURS);
        this.powerUps = 1 + pastHours / 100;
        this.sterilisations = pastHours / 200;
        this.cleanings = pastHours / 150;
        this.autoclavings = pastHours / 400;
        this.heldHours = truth.hold("operatingHours");
        this.heldPowerUps = truth.hold("powerCycles");
        this.heldSterilisations = truth.hold("sipCycles");
        this.heldCleanings = truth.hold("cipCycles");
        this.heldAutoclavings = truth.hold("autoclavings");
    }

    double operatingHours() {
        return heldHours.or(() -> pastHours + clock.seconds() / 3600);
    }

    void declare(ArcTruth truth) {
        truth.holds("operatingHours", Span.FLOAT, () -> (float) operatingHours());
        truth.holds("powerCycles", Span.UINT32, () -> count(heldPowerUps, powerUps));
        truth.holds("sipCycles", Span.UINT32, () -> count(heldSterilisations, sterilisations));
        truth.holds("cipCycles", Span.UINT32, () -> count(heldCleanings, cleanings));
        truth.holds("autoclavings", Span.UINT32, () -> count(heldAutoclavings, autoclavings));
        truth.shows("systemTime", () -> Integer.toUnsignedLong(Words.uint32(systemTime(), 0)));
    }

    private static long count(Hold hold, int own) {
        return (long) hold.or(() -> own);
    }

    void restarted() {
        powerUps++;
    }

    void written() {
        flashWrites++;
    }

    int[] hours() {
        return new Words(6).float32(operatingHours()).float32(0).float32(0).registers();
    }

    int[] power() {
        return new Words(6)
                .uint32(count(heldPowerUps, powerUps))
                .uint32(0)
                .uint32(flashWrites)
                .registers();
    }

    int[] steam() {
        return new Words(4)
                .uint32(count(heldSterilisations, sterilisations))
                .uint32(count(heldCleanings, cleanings))
                .registers();
    }

    int[] autoclavings() {
        return new Words(2).uint32(count(heldAutoclavings, autoclavings)).registers();
    }

    void autoclavings(int[] registers) {
        autoclavings = Words.uint32(registers, 0);
    }

    int[] systemTime() {
        return new Words(2)
                .uint32((long) (clock.seconds() + systemTimeAtZero + faults.clockOffset()))
                .registers();
    }

    void systemTime(int[] registers) {
        systemTimeAtZero = Integer.toUnsignedLong(Words.uint32(registers, 0)) - clock.seconds();
    }
}
