package org.ferrule.simulators.arc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Supplier;
import org.ferrule.simulators.culture.CultureState;
import org.ferrule.simulators.culture.Sensor;
import org.ferrule.simulators.culture.SimulationClock;

/**
 * The sensor's tip: what it touches becomes an electrical signal, every three seconds. pH: mV at 25 Cel; dissolved oxygen: a
 * phase signal scaled to about one per %{sat}. Each seed has its own small error of slope and offset.
 */
final class Probe {

    private static final double INTERVAL = 3;
    private static final double WINDOW = 180;
    private static final double KELVIN = 273.15;

    private final ArcType type;
    private final Supplier<CultureState> medium;
    private final SimulationClock clock;
    private final ArcFaults faults;
    private final Sensor tip;
    private final Sensor thermometer;
    private final double slope;
    private final double offset;
    private final Deque<Reading> history = new ArrayDeque<>();
    private OptionalDouble heldSignal = OptionalDouble.empty();
    private OptionalDouble heldTemperature = OptionalDouble.empty();

    /** One measurement: when (simulated s), the signal, and the temperature in Cel. */
    record Reading(double seconds, double signal, double temperature) {}

    Probe(ArcSettings settings, Supplier<CultureState> medium, SimulationClock clock, ArcFaults faults) {
        this.type = settings.type();
        this.medium = medium;
        this.clock = clock;
        this.faults = faults;
        this.tip = new Sensor(type.probe(), settings.seed() * 17 + 1);
        this.thermometer = new Sensor(new Sensor.Settings(15, 0.01, 0), settings.seed() * 17 + 2);
        Random individual = new Random(settings.seed() * 17 + 3);
        this.slope = idealSlope(type) * (1 - 0.02 * individual.nextDouble());
        this.offset = (individual.nextDouble() - 0.5) * (type == ArcType.PH ? 6 : 0.4);
    }

    ArcType type() {
        return type;
    }

    /** Signal per unit of the measured quantity. */
    static double idealSlope(ArcType type) {
        return type == ArcType.PH ? -59.16 : 1;
    }

    /** Where the ideal signal is 0. */
    static double zero(ArcType type) {
        return type == ArcType.PH ? 7 : 0;
    }

    /** The signal that the probe really gives for a value. */
    double signal(double value) {
        return (value - zero(type)) * slope + offset;
    }

    /** Measures if a measurement is due. */
    void measure() {
        double now = clock.seconds();
        Reading last = history.peekLast();
        if (last != null && (now - last.seconds() < INTERVAL || faults.isStuck())) {
            return;
        }
        CultureState state = medium.get();
        double passed = last == null ? 0 : now - last.seconds();
        double value = faults.medium().orElse(type.quantity(state));
        double seen = tip.measure(value, passed);
        double warmth = thermometer.measure(state.temperature(), passed);
        history.addLast(new Reading(now, heldSignal.orElse(signal(seen)), heldTemperature.orElse(warmth)));
        while (history.size() > 1 && history.getFirst().seconds() < now - WINDOW) {
            history.removeFirst();
        }
    }

    /** Lets the tip give this signal from now on, settled and without noise. */
    void holdSignal(double signal) {
        heldSignal = OptionalDouble.of(signal);
        begin();
    }

    /** Lets the thermometer show this from now on, settled and without noise; Cel. */
    void holdTemperature(double celsius) {
        heldTemperature = OptionalDouble.of(celsius);
        begin();
    }

    /** Back to the medium. */
    void free() {
        heldSignal = OptionalDouble.empty();
        heldTemperature = OptionalDouble.empty();
    }

    /** Measures anew, as if it had always been like this; one that is stuck goes on showing what it showed. */
    private void begin() {
        if (!faults.isStuck()) {
            history.clear();
            measure();
        }
    }

    /** Mean of the last measurements, at least one and at most so many as there are. */
    Reading mean(int count) {
        int taken = 0;
        double signal = 0;
        double temperature = 0;
        var latestFirst = history.descendingIterator();
        while (latestFirst.hasNext() && taken < count) {
            Reading reading = latestFirst.next();
            signal += reading.signal();
            temperature += reading.temperature();
            taken++;
        }
        return new Reading(clock.seconds(), signal / taken, temperature / taken);
    }

    /** Change per minute over the window by least squares: signal and temperature; 0 where too little is known. */
    Reading drift() {
        double n = history.size();
        double meanTime =
                history.stream().mapToDouble(Reading::seconds).average().orElse(0);
        double spread = history.stream()
                .mapToDouble(r -> square(r.seconds() - meanTime))
                .sum();
        if (n < 2 || spread < 1) {
            return new Reading(0, 0, 0);
        }
        double signal = history.stream()
                .mapToDouble(r -> (r.seconds() - meanTime) * r.signal())
                .sum();
        double temperature = history.stream()
                .mapToDouble(r -> (r.seconds() - meanTime) * r.temperature())
                .sum();
        return new Reading(0, signal / spread * 60, temperature / spread * 60);
    }

    static double kelvin(double celsius) {
        return celsius + KELVIN;
    }

    private static double square(double x) {
        return x * x;
    }
}
