package org.ferrule.plugin.arc;

import org.ferrule.api.model.Health;
import org.ferrule.api.model.Quality;
import org.ferrule.api.transport.Registers;
import org.ferrule.api.transport.WordOrder;

/** One primary measurement channel ("PMC"): ten registers that belong to one moment. */
record Measurement(long unit, float value, long status, float min, float max) {
    static final int LENGTH = 10;

    // Bits of the status as the pH Arc's manual EPHUM011 explains them; bits that it does not explain only cast doubt.
    private static final long TEMPERATURE_OUT_OF_RANGE = 0x03;
    private static final long CALIBRATION_OR_WARNING = 0x0C;
    private static final long ERROR_NOT_ZERO = 0x10;
    private static final long EXPLAINED = TEMPERATURE_OUT_OF_RANGE | CALIBRATION_OR_WARNING | ERROR_NOT_ZERO;

    static Measurement of(Registers block, WordOrder order) {
        return new Measurement(
                block.uint32(0, order),
                block.float32(2, order),
                block.uint32(4, order),
                block.float32(6, order),
                block.float32(8, order));
    }

    boolean isFailed() {
        return (status & ERROR_NOT_ZERO) != 0;
    }

    boolean isOutOfRange() {
        return (status & TEMPERATURE_OUT_OF_RANGE) != 0 || isValueOutOfRange();
    }

    boolean isUnexplained() {
        return (status & ~EXPLAINED) != 0;
    }

    Quality quality() {
        if (isFailed()) {
            return Quality.BAD_SENSOR_FAILURE;
        } else if (isValueOutOfRange()) {
            return Quality.UNCERTAIN_ENGINEERING_UNITS_EXCEEDED;
        } else if ((status & ~CALIBRATION_OR_WARNING) != 0) {
            return Quality.UNCERTAIN_SENSOR_NOT_ACCURATE;
        }
        return status == 0 ? Quality.GOOD : Quality.UNCERTAIN_SENSOR_CALIBRATION;
    }

    Health health() {
        Health working = isOutOfRange() ? Health.OFF_SPEC : Health.MAINTENANCE_REQUIRED;
        return isFailed() ? Health.FAILURE : status == 0 && !isOutOfRange() ? Health.NORMAL : working;
    }

    /** False for NaN, which the runtime marks by itself. */
    private boolean isValueOutOfRange() {
        return value < min || value > max;
    }
}
