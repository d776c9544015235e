package org.ferrule.simulators.processor.device;

import java.util.List;
import java.util.Optional;

/**
 * Everything that the device shows at one moment.
 *
 * @param state of the protocol
 * @param program that is selected
 * @param waiting what it waits for
 * @param door state
 * @param kit that is loaded
 * @param kitState what the device thinks of it
 * @param slots the 20 run parameters
 * @param run where the present or latest run is
 * @param end how the latest run ended
 * @param error text of the present error; empty if there is none
 * @param sensors what it measures
 */
public record View(
        ProtocolState state,
        Optional<Program> program,
        Waiting waiting,
        Door door,
        Optional<Kit> kit,
        KitState kitState,
        List<Slot> slots,
        RunView run,
        RunEnd end,
        String error,
        Sensors sensors) {

    /**
     * Where a run is.
     *
     * @param id of the run; empty before the first
     * @param label that the client gave it
     * @param step number of the step, from 1; 0 without a run
     * @param stepName its name
     * @param elapsed simulated seconds
     * @param remaining simulated seconds
     * @param millilitres drawn from the source
     * @param millionCells drawn with them, 10^6
     */
    public record RunView(
            String id,
            String label,
            int step,
            String stepName,
            double elapsed,
            double remaining,
            double millilitres,
            double millionCells) {
        static final RunView NONE = new RunView("", "", 0, "", 0, 0, 0, 0);

        static RunView of(Run run) {
            return new RunView(
                    run.id(),
                    run.label(),
                    run.stepNumber(),
                    run.step().name(),
                    run.elapsed(),
                    run.remaining(),
                    run.millilitres(),
                    run.millionCells());
        }
    }
}
