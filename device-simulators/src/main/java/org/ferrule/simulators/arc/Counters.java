package org.ferrule.simulators.arc;

import org.ferrule.simulators.culture.SimulationClock;

/** The life that the sensor has had. Its past before the simulation follows from the seed. */
final class Counters {

    private static final int MOST_PAST_HOURS = 2000;

    private final SimulationClock clock;
    private final ArcFaults faults;
    private final int pastHours;
    private final int sterilisations;
    private final int cleanings;
    private int powerUps;
    private int autoclavings;
    private int flashWrites;
    private double systemTimeAtZero;

    Counters(long seed, SimulationClock clock, ArcFaults faults) {
        this.clock = clock;
        this.faults = faults;
        this.pastHours = 100 + (int) Math.floorMod(seed * 37, (long) MOST_PAST_HOURS);
        this.powerUps = 1 + pastHours / 100;
        this.sterilisations = pastHours / 200;
        this.cleanings = pastHours / 150;
        this.autoclavings = pastHours / 400;
    }

    double operatingHours() {
        return pastHours + clock.seconds() / 3600;
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
        return new Words(6).uint32(powerUps).uint32(0).uint32(flashWrites).registers();
    }

    int[] steam() {
        return new Words(4).uint32(sterilisations).uint32(cleanings).registers();
    }

    int[] autoclavings() {
        return new Words(2).uint32(autoclavings).registers();
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
