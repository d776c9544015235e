package org.ferrule.plugin.processor;

import java.util.Map;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.model.Value;

/** How a run stands, by what the device shows. */
final class RunJudge {
    private RunJudge() {}

    /**
     * Judges a run that was seen under way, or that carries the label of the command.
     *
     * @param wasStopped whether this session told the device to stop it
     * @param readyMeans what an end without a result means: COMPLETE or STOPPED
     */
    static ExecutionStatus judge(Look look, boolean wasStopped, String readyMeans) {
        return switch (look.protocol()) {
            case RUNNING ->
                ExecutionStatus.running(look.run().progress(), look.run().words());
            case PAUSED ->
                ExecutionStatus.running(
                        look.run().progress(), "paused at " + look.run().words());
            case ERROR -> ExecutionStatus.failed("InstrumentError: " + look.error());
            case INSTRUMENT_READY -> over(look, wasStopped, readyMeans);
            default ->
                ExecutionStatus.failed("the run ended without a result: the device is in " + look.protocol() + " now");
        };
    }

    private static ExecutionStatus over(Look look, boolean wasStopped, String readyMeans) {
        RunEnd assumed = readyMeans.equals("COMPLETE") && !wasStopped ? RunEnd.COMPLETED : RunEnd.STOPPED;
        RunEnd end = look.end().orElse(assumed);
        return end == RunEnd.COMPLETED
                ? ExecutionStatus.succeeded(
                        Map.of("runId", Value.text(look.run().id())))
                : ExecutionStatus.failed(end + ": run " + look.run().id() + " was not completed");
    }
}
