package org.ferrule.simulators.lads.unit;

import java.time.Duration;
import java.util.Map;
import org.ferrule.simulators.culture.Loop;

/**
 * One step of a program.
 *
 * @param name for people
 * @param lasts how long, in simulated time
 * @param targets set-points that it begins with
 */
public record ProgramStep(String name, Duration lasts, Map<Loop, Double> targets) {

    public ProgramStep {
        targets = Map.copyOf(targets);
    }
}
