package org.ferrule.api.model;

import java.util.List;
import java.util.Optional;

/** The status codes that have a constant in {@link Quality}; apart, so that the record has no self-referring start-up. */
final class StandardQualities {
    private static final List<Quality> ALL = List.of(
            Quality.GOOD,
            Quality.GOOD_CLAMPED,
            Quality.GOOD_LOCAL_OVERRIDE,
            Quality.UNCERTAIN_LAST_USABLE_VALUE,
            Quality.UNCERTAIN_SENSOR_NOT_ACCURATE,
            Quality.UNCERTAIN_ENGINEERING_UNITS_EXCEEDED,
            Quality.UNCERTAIN_SIMULATED_VALUE,
            Quality.UNCERTAIN_SENSOR_CALIBRATION,
            Quality.BAD_COMMUNICATION_ERROR,
            Quality.BAD_TIMEOUT,
            Quality.BAD_NO_COMMUNICATION,
            Quality.BAD_WAITING_FOR_INITIAL_DATA,
            Quality.BAD_NOT_SUPPORTED,
            Quality.BAD_CONFIGURATION_ERROR,
            Quality.BAD_NOT_CONNECTED,
            Quality.BAD_DEVICE_FAILURE,
            Quality.BAD_SENSOR_FAILURE,
            Quality.BAD_OUT_OF_SERVICE);

    private StandardQualities() {}

    static Optional<Quality> find(long code) {
        return ALL.stream().filter(q -> q.code() == code).findFirst();
    }
}
