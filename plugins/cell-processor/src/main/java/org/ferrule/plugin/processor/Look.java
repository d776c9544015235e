package org.ferrule.plugin.processor;

import java.util.Locale;
import java.util.Optional;

/**
 * The device at one moment, read in one request.
 *
 * @param protocol its own state
 * @param pending what it waits for
 * @param program which is selected
 * @param run where the run is
 * @param end how the latest run ended; empty if the device does not tell
 * @param error text of an error; empty if there is none
 * @param isDoorFaulty whether the door is in error
 */
record Look(
        Protocol protocol,
        Pending pending,
        ProgramAtDevice program,
        RunAtDevice run,
        Optional<RunEnd> end,
        String error,
        boolean isDoorFaulty) {

    /**
     * The selected program.
     *
     * @param name empty if none is
     * @param version empty if the device does not tell
     * @param checksum empty if none is
     */
    record ProgramAtDevice(String name, String version, String checksum) {}

    /**
     * The present or latest run.
     *
     * @param id the device's; empty if it does not tell
     * @param label that a client gave it; empty if the device does not keep one
     * @param step from 1; 0 if the device does not tell
     * @param steps how many there are; 0 if the device does not tell
     * @param stepName empty if the device does not tell
     */
    record RunAtDevice(String id, String label, long step, long steps, String stepName) {
        double progress() {
            return step < 1 || steps < step ? 0 : (step - 1) / (double) steps;
        }

        String words() {
            return step < 1 ? "" : String.format(Locale.ROOT, "step %d of %d: %s", step, steps, stepName);
        }
    }
}
