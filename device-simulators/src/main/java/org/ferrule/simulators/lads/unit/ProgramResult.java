package org.ferrule.simulators.lads.unit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * What is left of a run.
 *
 * @param runId the device's id of the run
 * @param order as it was given
 * @param started device time
 * @param stopped device time
 * @param runtime simulated time in which it ran
 * @param pause simulated time in which it was held
 * @param record one line a step, as CSV
 */
public record ProgramResult(
        String runId,
        ProgramOrder order,
        Instant started,
        Instant stopped,
        Duration runtime,
        Duration pause,
        String record) {

    /** The file that the device offers. */
    public byte[] file() {
        return record.getBytes(StandardCharsets.UTF_8);
    }
}
