package org.ferrule.simulators.scenario;

import java.util.Comparator;
import java.util.List;

/**
 * Orders to simulated devices at simulated times.
 *
 * @param steps in the order of their times; those of one time in the order of the file
 */
public record Scenario(List<Step> steps) {

    /** Sorts, and copies. */
    public Scenario {
        steps = steps.stream()
                .sorted(Comparator.comparingDouble(Step::atSeconds))
                .toList();
    }

    /**
     * One order.
     *
     * @param place file and line, for messages
     * @param atSeconds simulated seconds since the start
     * @param device the simulator's name, or {@code NAME/wire} for the wire before it
     * @param command what the device or its wire is told
     */
    public record Step(String place, double atSeconds, String device, String command) {}
}
