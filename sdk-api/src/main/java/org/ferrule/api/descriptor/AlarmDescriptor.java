package org.ferrule.api.descriptor;

import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.Health;

/**
 * One alarm that the equipment can raise.
 *
 * @param id stable for ever
 * @param alarmClass what it is about
 * @param severity 1 (least) to 1000 (most), as in OPC UA
 * @param health the NE 107 class that it stands for while active
 * @param message what is wrong, for people
 * @param remedy what to do about it, for people
 * @since 0.1
 */
public record AlarmDescriptor(
        AlarmId id, AlarmClass alarmClass, int severity, Health health, String message, String remedy) {

    /** Checks the severity. */
    public AlarmDescriptor {
        if (severity < 1 || severity > 1000) {
            throw new IllegalArgumentException("severity " + severity + " is not in 1..1000");
        }
    }

    /** What an alarm is about. */
    public enum AlarmClass {
        /** The process left its limits. */
        PROCESS,
        /** The device has a fault. */
        EQUIPMENT,
        /** Communication failed. */
        COMM,
        /** Calibration is due or failed. */
        CALIBRATION,
        /** Somebody tried what they may not do. */
        SECURITY,
        /** People or product are in danger. */
        SAFETY
    }
}
