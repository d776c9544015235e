package org.ferrule.simulators.scenario;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.ferrule.simulators.culture.SimulationClock;

/** A scenario that is being carried out. Thread-safe. */
public final class ScenarioRun {

    private final Scenario scenario;
    private final Map<String, Consumer<String>> devices;
    private final SimulationClock clock;
    private final Consumer<String> report;
    private int next;

    /**
     * Prepares.
     *
     * @param scenario what to do
     * @param devices who obeys, by name
     * @param clock simulated time
     * @param report told of each order that was carried out or refused
     * @throws IllegalArgumentException if the scenario names a device that is not there; the message names every such place
     */
    public ScenarioRun(
            Scenario scenario, Map<String, Consumer<String>> devices, SimulationClock clock, Consumer<String> report) {
        this.scenario = scenario;
        this.devices = Map.copyOf(devices);
        this.clock = clock;
        this.report = report;
        Set<String> strangers = new TreeSet<>();
        for (Scenario.Step step : scenario.steps()) {
            if (!devices.containsKey(step.device())) {
                strangers.add(step.place() + "  '" + step.device() + "' is none of the simulators "
                        + new TreeSet<>(devices.keySet()));
            }
        }
        if (!strangers.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), strangers));
        }
    }

    /** Carries out what is due; an order that a device refuses is reported and does not hold up the others. */
    public synchronized void carryOut() {
        while (!isOver() && scenario.steps().get(next).atSeconds() <= clock.seconds()) {
            Scenario.Step step = scenario.steps().get(next);
            next++;
            try {
                devices.getOrDefault(step.device(), ScenarioRun::nobody).accept(step.command());
                report.accept("ok: " + step.place() + "  " + step.device() + " " + step.command());
            } catch (IllegalArgumentException e) {
                report.accept("error: " + step.place() + "  " + e.getMessage());
            }
        }
    }

    /** When there is something to do next, in simulated seconds; empty if everything was carried out. */
    public synchronized OptionalDouble due() {
        return isOver()
                ? OptionalDouble.empty()
                : OptionalDouble.of(scenario.steps().get(next).atSeconds());
    }

    /** Whether everything was carried out. */
    public synchronized boolean isOver() {
        return next == scenario.steps().size();
    }

    private static void nobody(String command) {
        throw new IllegalStateException("every device was there when the run was prepared: " + command);
    }
}
