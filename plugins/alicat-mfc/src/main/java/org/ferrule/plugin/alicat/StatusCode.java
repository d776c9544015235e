package org.ferrule.plugin.alicat;

import java.util.Arrays;
import java.util.Optional;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.Quality;

/** The status codes behind a data frame, and what each of them means for health, alarms and values. */
enum StatusCode {
    /** No communication with its own converter: nothing that it measures is true. */
    ADC("sensorFailure", Health.FAILURE),
    /** Over-pressure limit: the controller has shut its valve. */
    OPL("overPressure", Health.FAILURE),
    MOV("flowOutOfRange", Health.OFF_SPEC),
    VOV("flowOutOfRange", Health.OFF_SPEC),
    POV("pressureOutOfRange", Health.OFF_SPEC),
    TOV("temperatureOutOfRange", Health.OFF_SPEC),
    /** The totalizer reached its end. */
    OVR("totalizerIncomplete", Health.MAINTENANCE_REQUIRED),
    /** The totalizer missed flow that was over range. */
    TMF("totalizerIncomplete", Health.MAINTENANCE_REQUIRED),
    HLD("valveHeld", Health.CHECK_FUNCTION),
    EXH("valveHeld", Health.CHECK_FUNCTION),
    LCK("", Health.NORMAL);

    private final String alarm;
    private final Health health;

    StatusCode(String alarm, Health health) {
        this.alarm = alarm;
        this.health = health;
    }

    /** Empty if it is no alarm. */
    String alarm() {
        return alarm;
    }

    Health health() {
        return health;
    }

    /** The best that a quantity can be while this code is shown. */
    Quality quality(Quantity quantity) {
        return switch (this) {
            case ADC -> quantity == Quantity.SET_POINT ? Quality.GOOD : Quality.BAD_SENSOR_FAILURE;
            case MOV -> beyondRange(quantity == Quantity.FLOW);
            case VOV -> beyondRange(quantity == Quantity.VOLUMETRIC_FLOW);
            case POV -> beyondRange(quantity == Quantity.PRESSURE);
            case TOV -> beyondRange(quantity == Quantity.TEMPERATURE);
            case OVR, TMF -> quantity == Quantity.TOTAL ? Quality.UNCERTAIN_SENSOR_NOT_ACCURATE : Quality.GOOD;
            case OPL, HLD, EXH, LCK -> Quality.GOOD;
        };
    }

    private static Quality beyondRange(boolean isMeant) {
        return isMeant ? Quality.UNCERTAIN_ENGINEERING_UNITS_EXCEEDED : Quality.GOOD;
    }

    /** Empty for a code that is not known here; it is kept all the same. */
    static Optional<StatusCode> of(String code) {
        return Arrays.stream(values())
                .filter(known -> known.name().equals(code))
                .findFirst();
    }
}
