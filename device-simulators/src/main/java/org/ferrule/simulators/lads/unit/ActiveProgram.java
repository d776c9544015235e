package org.ferrule.simulators.lads.unit;

import java.time.Duration;

/**
 * How a run stands.
 *
 * @param runId the device's id of the run
 * @param template what is run
 * @param step number of the present step, from 1
 * @param inStep time in the present step
 * @param runtime time in which it ran
 * @param pause time in which it was held
 */
public record ActiveProgram(
        String runId, ProgramTemplate template, int step, Duration inStep, Duration runtime, Duration pause) {

    public ProgramStep presentStep() {
        return template.steps().get(step - 1);
    }
}
