package org.ferrule.simulators.incubator;

import java.util.Optional;
import java.util.function.Supplier;
import org.ferrule.simulators.culture.SimulationClock;
import org.ferrule.simulators.witness.Witness;

/** The incubator itself: chamber, controllers, door, decontamination. Thread-safe. Constants are plausible, none is measured. */
public final class Incubator {
    private static final double HEATING = 600;
    private static final double GASSING = 90;
    private static final double DOOR_HEAT = 240;
    private static final double DOOR_GAS = 15;
    private static final double LONGEST_STEP = 5;
    private static final double CYCLE = 7200;
    private static final double DOOR_ALARM = 60;
    private static final double HUMID = 95;

    private final SimulationClock clock;
    private final Supplier<Climate> room;
    private final IncubatorFaults faults;
    private final String serialNumber;
    private final Witness witness = new Witness();
    private Optional<IncubatorHolds> holds = Optional.empty();
    private SetPoints setPoints = SetPoints.DEFAULT;
    private Climate climate;
    private Cycle cycle = Cycle.IDLE;
    private double decontaminationTemperature = 90;
    private double cycleStarted;
    private double doorOpened = Double.NaN;
    private boolean isLightOn;
    private boolean isSilenced;
    private double last;

    /** Where a decontamination is. */
    enum Cycle {
        IDLE(0),
        RUNNING(1),
        DONE(2),
        FAILED(3);

        private final int code;

        Cycle(int code) {
            this.code = code;
        }

        /** As input register 8 has it. */
        int code() {
            return code;
        }
    }

    /** A settled incubator in a room that never changes. */
    public Incubator(String serialNumber, SimulationClock clock) {
        this(serialNumber, clock, () -> Climate.ROOM);
    }

    /**
     * A settled incubator.
     *
     * @param serialNumber at most 16 ASCII characters
     * @param room what comes in when the door is open
     */
    public Incubator(String serialNumber, SimulationClock clock, Supplier<Climate> room) {
        IncubatorFaults.requireSerialNumber(serialNumber);
        this.serialNumber = serialNumber;
        this.clock = clock;
        this.room = room;
        this.faults = new IncubatorFaults(this);
        this.climate = setPoints.climate(HUMID);
        this.last = clock.seconds();
    }

    /** What is wrong with it. */
    public IncubatorFaults faults() {
        return faults;
    }

    /** What it testifies; the quantities are declared by the device that shows them. */
    public Witness witness() {
        return witness;
    }

    synchronized String serialNumber() {
        return faults.serialNumber(serialNumber);
    }

    /** The climate now. */
    public synchronized Climate climate() {
        advance();
        return holds.map(made -> made.over(climate)).orElse(climate);
    }

    /** Lets quantities be held, whatever the controllers do. */
    synchronized void heldBy(IncubatorHolds made) {
        holds = Optional.of(made);
    }

    /** Puts a decontamination where it is wanted; one that is put to RUNNING begins. */
    synchronized void cycle(Cycle wanted) {
        advance();
        cycle = wanted;
        cycleStarted = clock.seconds();
    }

    /** The set-points now. */
    public synchronized SetPoints setPoints() {
        return setPoints;
    }

    /** Sets the set-points, as the front panel does. */
    public synchronized void set(SetPoints wanted) {
        advance();
        setPoints = wanted;
    }

    /** Opens or closes the door. */
    public synchronized void door(boolean isOpen) {
        advance();
        if (isOpen != isDoorOpen()) {
            doorOpened = isOpen ? clock.seconds() : Double.NaN;
        }
        if (isOpen && cycle == Cycle.RUNNING) {
            cycle = Cycle.FAILED;
        }
    }

    synchronized boolean isDoorOpen() {
        return !Double.isNaN(doorOpened);
    }

    synchronized boolean isDoorOpenTooLong() {
        return isDoorOpen() && clock.seconds() - doorOpened > DOOR_ALARM;
    }

    synchronized boolean isLightOn() {
        return isLightOn;
    }

    synchronized void light(boolean isOn) {
        isLightOn = isOn;
    }

    synchronized boolean isSilenced() {
        return isSilenced;
    }

    synchronized void silence(boolean isWanted) {
        isSilenced = isWanted;
    }

    synchronized Cycle cycle() {
        advance();
        return cycle;
    }

    synchronized double decontaminationTemperature() {
        return decontaminationTemperature;
    }

    synchronized void decontaminationTemperature(double wanted) {
        decontaminationTemperature = wanted;
    }

    /** Starts a decontamination; false if the door is open or one is running. */
    synchronized boolean decontaminate() {
        advance();
        if (isDoorOpen() || cycle == Cycle.RUNNING) {
            return false;
        }
        cycle = Cycle.RUNNING;
        cycleStarted = clock.seconds();
        return true;
    }

    synchronized void stop() {
        advance();
        cycle = Cycle.IDLE;
    }

    /** As after a loss of power: set-points are kept, a cycle is not. */
    synchronized void reboot() {
        advance();
        cycle = cycle == Cycle.RUNNING ? Cycle.FAILED : cycle;
        isSilenced = false;
        isLightOn = false;
    }

    synchronized double seconds() {
        return holds.map(made -> made.operatingTime().or(clock::seconds)).orElseGet(clock::seconds);
    }

    private void advance() {
        double now = clock.seconds();
        if (now - last > 10 * HEATING) {
            last = now - 10 * HEATING;
        }
        while (now > last) {
            double step = Math.min(LONGEST_STEP, now - last);
            last += step;
            step(step);
        }
        if (cycle == Cycle.RUNNING && now - cycleStarted >= CYCLE) {
            cycle = Cycle.DONE;
        }
    }

    private void step(double seconds) {
        if (isDoorOpen()) {
            climate = climate.towards(room.get(), share(seconds, DOOR_HEAT), share(seconds, DOOR_GAS));
        }
        SetPoints held =
                cycle == Cycle.RUNNING ? new SetPoints(decontaminationTemperature, 0, setPoints.o2()) : setPoints;
        climate = climate.towards(held.climate(HUMID), share(seconds, HEATING), share(seconds, GASSING));
    }

    private static double share(double seconds, double timeConstant) {
        return -Math.expm1(-seconds / timeConstant);
    }
}
