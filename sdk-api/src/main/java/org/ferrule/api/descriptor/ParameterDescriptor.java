package org.ferrule.api.descriptor;

import java.time.Duration;
import java.util.Optional;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Range;
import org.ferrule.api.model.UnitId;

/**
 * One parameter: a measurement, a set-point or a configuration value.
 *
 * @param id stable for ever
 * @param unit the functional unit that it belongs to; empty if it belongs to the equipment as a whole
 * @param domain type, unit and writable values; the domain's range is the {@code operatingRange}
 * @param instrumentRange what physics allows; a value outside is UNCERTAIN(EngineeringUnitsExceeded)
 * @param euRange the range for display
 * @param access whether it can be written
 * @param acquisition how and how often it is read
 * @param verification how a written value is verified; present exactly if it can be written
 * @param precautions what else the runtime demands before it is written
 * @param description one sentence for people
 * @since 0.1
 */
public record ParameterDescriptor(
        ParameterId id,
        Optional<UnitId> unit,
        ValueDomain domain,
        Optional<Range> instrumentRange,
        Optional<Range> euRange,
        Access access,
        Acquisition acquisition,
        Optional<Verification> verification,
        Precautions precautions,
        String description) {

    /** Whether a parameter can be written. */
    public enum Access {
        /** Can only be read. */
        READ,
        /** Can be read and, through the governor, written. */
        READ_WRITE
    }

    /**
     * How a parameter is read.
     *
     * @param mode polled by the runtime or pushed by the driver
     * @param every polling or publishing interval
     * @param deadband a number is published again when it differs by more than this, in the parameter's unit, or after
     *     {@code refresh}; 0 publishes every change
     * @param refresh an unchanged value is published again after this
     */
    public record Acquisition(Mode mode, Duration every, double deadband, Duration refresh) {
        /** Who takes the initiative. */
        public enum Mode {
            /** The runtime reads it. */
            POLLED,
            /** The driver's subscription delivers it; the runtime still reads it once after connecting. */
            PUSHED
        }
    }

    /**
     * How a written set-point is verified.
     *
     * @param within the read-back must agree within this time
     * @param tolerance largest difference, in the parameter's unit, that counts as agreement
     */
    public record Verification(Duration within, double tolerance) {}

    /** True if it can be written. */
    public boolean isWritable() {
        return access == Access.READ_WRITE;
    }

    /** True if the runtime polls it. */
    public boolean isPolled() {
        return acquisition.mode() == Acquisition.Mode.POLLED;
    }
}
